"""From the package of an .xlsx to its sheets: which parts hold what, calendar, visibility."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from data.files.archive import Archive
from data.files.errors import DamagedError
from data.files.formats.xml_elements import elements
from data.files.grid import Visibility

_VISIBILITY: dict[str, Visibility] = {"hidden": "hidden", "veryHidden": "very_hidden"}


@dataclass(frozen=True)
class Relation:
    """A link from one part to another; kind is the last word of its type."""

    kind: str
    target: str


@dataclass(frozen=True)
class SheetPart:
    """A worksheet and the part that holds it; position among all sheets, 0-based."""

    name: str
    index: int
    visibility: Visibility
    part: str


@dataclass(frozen=True)
class WorkbookParts:
    """The parts of a workbook that matter here; "" where there is none."""

    sheets: tuple[SheetPart, ...]
    is_1904: bool
    strings: str
    styles: str


def workbook_part(archive: Archive) -> str:
    """Name of the part that lists the sheets; raises DamagedError."""
    for relation in relations(archive, "").values():
        if relation.kind == "officeDocument":
            return relation.target
    if "xl/workbook.xml" in archive:
        return "xl/workbook.xml"
    raise DamagedError("no workbook part")


def read_workbook(archive: Archive) -> WorkbookParts:
    """Sheets in the order of their tabs (chart and dialog sheets left out); raises DamagedError."""
    part = workbook_part(archive)
    links = relations(archive, part)
    sheets: list[SheetPart] = []
    is_1904 = False
    index = 0
    for element in _starts(archive, part):
        name, attributes = element.tag, element.attrib
        if name == "workbookPr":
            # Extensions repeat the element without the attribute.
            is_1904 = is_1904 or attributes.get("date1904") in ("1", "true", "on")
        elif name == "sheet":
            relation = links.get(attributes.get("id", ""))
            if relation is not None and relation.kind == "worksheet":
                visibility = _VISIBILITY.get(attributes.get("state", ""), "visible")
                sheets.append(
                    SheetPart(attributes.get("name", ""), index, visibility, relation.target)
                )
            index += 1
    if not index:
        raise DamagedError("the workbook lists no sheets")
    by_kind = {relation.kind: relation.target for relation in links.values()}
    return WorkbookParts(
        tuple(sheets), is_1904, by_kind.get("sharedStrings", ""), by_kind.get("styles", "")
    )


def relations(archive: Archive, part: str) -> dict[str, Relation]:
    """What a part links to by id; targets are names in the archive. "" is the package."""
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    if listing not in archive:
        return {}
    found = {}
    for element in _starts(archive, listing):
        attributes = element.attrib
        if element.tag == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "").replace("\\", "/")
            full = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = Relation(kind, posixpath.normpath(full))
    return found


def _starts(archive: Archive, part: str) -> Iterator[Element]:
    return (element for event, element in elements(archive.xml_chunks(part)) if event == "start")
