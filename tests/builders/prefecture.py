"""A prefecture of three counties, and one of its counties, in folders of a test's own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from data.files.sandbox.client import end_readers
from data.inbox.folders import arrivals
from data.inbox.receiving import receive
from data.ledgers.registry import declarations_changed
from data.prefecture.reporting import report, take_reports
from data.rules import load_rules
from data.screens.view import store
from data.store import close_store
from ui.registry import existing

SETTINGS = "".join(
    f'[[county]]\nadcode = "{code}"\nname = "{name}"\nname_en = "{english}"\nport = {port}\n'
    for code, name, english, port in (
        ("990101", "甲旗", "Jia Banner", 18511),
        ("990102", "乙旗", "Yi Banner", 18512),
        ("990103", "丙旗", "Bing Banner", 18513),
    )
)
_COUNTY = (
    'name = "{name}"\nname_en = "{name}"\nadcode = "{code}"\nprefecture = "示例市"\n'
    'province = "内蒙古"\ntowns = []\nparks = []\n'
)


def settle(folder: Path, name: str, code: str, settings: str = "") -> Path:
    """A folder of everything whose settings say who it is; settings: of its prefecture.toml."""
    rules = folder / "rules"
    rules.mkdir(parents=True, exist_ok=True)
    (rules / "county.toml").write_text(_COUNTY.format(name=name, code=code), encoding="utf-8")
    if settings:
        (rules / "prefecture.toml").write_text(settings, encoding="utf-8")
    return folder


@contextmanager
def at(folder: Path, above: Path | None = None) -> Iterator[Path]:
    """While this lasts the process serves a folder; above: the prefecture's, of a county."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGNBOARD_VAR", str(folder))
        if above is None:
            patch.delenv("SIGNBOARD_PREFECTURE", raising=False)
        else:
            patch.setenv("SIGNBOARD_PREFECTURE", str(above))
        _forget()
        try:
            yield folder
        finally:
            patch.undo()
            _forget()


def with_a_report(folder: Path, sample: Path) -> Path:
    """A prefecture's folder to which 甲旗 has reported the sample, 乙旗 and 丙旗 nothing."""
    above = settle(folder / "市", "示例市", "990100", SETTINGS)
    county = settle(folder / "甲", "甲旗", "990101")
    shutil.copy(sample, county / "signboard.duckdb")
    with at(county, above):
        close_store()
        report(store(), above)
        close_store()
    with at(above):
        take_reports(store())
        for path, _ in list(arrivals()):
            receive(store(), path, is_fresh=False)
        close_store()
    return above


def _forget() -> None:
    """The rules of the folder before, here and in the processes that wait for a file."""
    end_readers()
    load_rules.cache_clear()
    declarations_changed()
    existing.cache_clear()
