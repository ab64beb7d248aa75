"""The store's tests on a shared lake: ``pytest -p tests.on_a_lake``, started by ``tools.lake``.

Whatever a test opens in memory, or by a path where no file is, gets a catalogue and a place in
the store of its own, which stay as long as the path; what is a file (a backup, the sample) is
opened as one.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path

from data.environment import lake_settings
from data.store import Store
from data.store.lake import Lake, Place
from tests.builders import stores
from tools.lake import new_lake

_numbers = count(1)
_open_by_path = Store.open
_settings = lake_settings()
assert _settings is not None, "tools.lake starts the servers and names them"


class Lakes:
    """A lake for each path, and one for each store in memory."""

    def __init__(self) -> None:
        self._of_path: dict[Path, Lake] = {}

    def open(self, place: Path | Place | None) -> Store:
        """Open what a test asks for."""
        if isinstance(place, Path) and not place.is_file():
            place = self._of_path.get(place) or self._of_path.setdefault(place, _new_lake())
        return _open_by_path(_new_lake() if place is None else place)


def _new_lake() -> Lake:
    return Lake(new_lake(_settings, f"test_{next(_numbers)}"))


Store.open = Lakes().open
stores.an_empty_store = lambda: Store.open(None)
