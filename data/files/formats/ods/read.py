"""An OpenDocument spreadsheet → grids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.files.archive import Archive, as_utf8
from data.files.cells import Budget, SheetFacts, assemble
from data.files.errors import RefusedError
from data.files.formats.ods.events import OdsEvents
from data.files.formats.ods.table import OdsTable
from data.files.formats.xlsx.shared_strings import unescape
from data.files.formats.xml_events import send_events
from data.files.grid import Grid
from data.files.limits import Limits
from data.files.secrecy import refuse_marked_beside, refuse_marked_cells, refuse_marked_property

_PROPERTY = re.compile(rb"<(?:dc|meta):([\w-]+)[^>]*>([^<]+)</")
_ENCRYPTED = b"encryption-data"
_SUN = b"application/vnd.sun.xml"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"


def read_ods(archive: Archive, limits: Limits) -> tuple[Grid, ...]:
    """All tables in the order of their tabs; raises RefusedError, DamagedError."""
    _refuse_others(archive)
    if "meta.xml" in archive:
        _refuse_marked_properties(archive.xml("meta.xml"))
    parts = [part for part in ("styles.xml", "content.xml") if part in archive]
    return _grids([archive.xml_chunks(part) for part in parts], limits)


def read_flat_ods(data: bytes, limits: Limits) -> tuple[Grid, ...]:
    """The same of a document in one XML file (.fods); raises RefusedError, DamagedError."""
    _refuse_marked_properties(b"".join(as_utf8(iter((data,)))))
    return _grids([as_utf8(iter((data,)))], limits)


def _refuse_others(archive: Archive) -> None:
    """Raises RefusedError for passwords and for documents of another kind.

    A text or a presentation holds tables too: they would be read and all else lost.
    """
    manifest = "meta-inf/manifest.xml"
    # Old programs declare a document type here: looked into, never parsed.
    if manifest in archive and _ENCRYPTED in archive.read(manifest):
        raise RefusedError("refused-password")
    kind = archive.read("mimetype") if "mimetype" in archive else b""
    if _SUN in kind:
        raise RefusedError("refused-other-table", format="OpenOffice 1 (.sxc)")
    if _OPEN_DOCUMENT in kind and b".spreadsheet" not in kind:
        is_shown = b".presentation" in kind
        raise RefusedError("refused-other-kind", kind="slides" if is_shown else "document")


def _refuse_marked_properties(xml: bytes) -> None:
    for name, value in _PROPERTY.findall(xml):
        refuse_marked_property(
            name.decode("ascii", "replace"), unescape(value.decode("utf-8", "replace"))
        )


def _grids(parts: list[Iterator[bytes]], limits: Limits) -> tuple[Grid, ...]:
    budget = Budget(limits)
    events = OdsEvents(budget)
    for chunks in parts:
        send_events(chunks, events)
    if not events.tables:
        raise RefusedError("refused-other-kind", kind="document")
    refuse_marked_beside(events.tables[0].name, events.beside)
    return tuple(_grid(table, events, budget) for table in events.tables)


def _grid(table: OdsTable, events: OdsEvents, budget: Budget) -> Grid:
    refuse_marked_beside(table.name, [])
    facts = SheetFacts(
        name=table.name,
        index=table.index,
        visibility=table.visibility,
        merges=tuple(table.merges),
        hidden_rows=frozenset(table.hidden_rows),
        hidden_columns=frozenset(table.hidden_columns),
        is_filtered=table.name in events.filtered,
        pivots=tuple(events.pivots.get(table.name, ())),
        pictures=table.pictures,
    )
    grid = assemble(facts, table.batches, events.codes, budget)
    refuse_marked_cells(grid)
    return grid
