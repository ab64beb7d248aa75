"""The styles part of an .xlsx: number format ids of cell styles, and the file's own codes."""

from __future__ import annotations

import io
from xml.etree import ElementTree

from data.sheets.readers.styles import Styles, styles_of
from data.sheets.refused import DamagedError


def read_styles(xml: bytes) -> Styles:
    """Styles from ``styles.xml`` (empty where the workbook has none); raises DamagedError."""
    own: dict[int, str] = {}
    ids: list[int] = []
    inside = False
    try:
        for event, element in ElementTree.iterparse(io.BytesIO(xml), ("start", "end")):  # noqa: S314
            name = element.tag.rpartition("}")[2]
            if name == "cellXfs":
                inside = event == "start"
            elif event == "start" and name == "numFmt":
                own[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
            elif event == "start" and name == "xf" and inside:
                ids.append(int(element.get("numFmtId", "0")))
            if event == "end" and name in ("xf", "font", "fill", "border", "dxf", "cellStyle"):
                element.clear()
    except (ElementTree.ParseError, ValueError) as error:
        if xml:
            raise DamagedError(f"styles: {error}") from error
    return styles_of(ids, own)
