"""The elements of an XML spreadsheet, event by event, into sheets.

Styles come first: each may name a number format, by a code or by one of the words that
stand for one. Rows and cells name their place only where they do not follow the last.
"""

from __future__ import annotations

from data.sheets.cells import Budget
from data.sheets.readers.excel_xml.table import XmlCell, XmlSheet
from data.sheets.refused import DamagedError

# What the words stand for in Simplified Chinese; General and the like have no code.
_NAMED_FORMATS = {
    "General Date": "yyyy/m/d h:mm",
    "Long Date": 'yyyy"年"m"月"d"日"',
    "Medium Date": "d-mmm-yy",
    "Short Date": "yyyy/m/d",
    "Long Time": "h:mm:ss AM/PM",
    "Medium Time": "h:mm AM/PM",
    "Short Time": "h:mm",
    "Currency": '"¥"#,##0.00;"¥"-#,##0.00',
    "Euro Currency": '"€"#,##0.00',
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
}
_WITHOUT_CODE = {"", "General", "General Number", "@", "Yes/No", "True/False", "On/Off"}
_MOST_ANCESTORS = 10
_PRINTED = {"Header", "Footer"}
_TEXTS_OF = {"Cell", "WorksheetOptions", "DocumentProperties", "CustomDocumentProperties"}


class ExcelXmlEvents:
    """Receives the events of the document; names without namespaces.

    sheets: the worksheets in order. codes: format codes that cells point to. properties:
    names and values of document properties.
    """

    def __init__(self, budget: Budget) -> None:
        self.sheets: list[XmlSheet] = []
        self.codes: list[str] = []
        self.properties: list[tuple[str, str]] = []
        self.is_1904 = False
        self._budget = budget
        self._positions: dict[str, int] = {}
        self._styles: dict[str, tuple[str | None, str]] = {}
        self._style = ""
        self._path: list[str] = []
        self._sheet: XmlSheet | None = None
        self._cell: XmlCell | None = None
        self._text: list[str] | None = None
        self._type = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        if parent in ("DocumentProperties", "CustomDocumentProperties"):
            self._text = []
        elif name == "Style" and parent == "Styles":
            self._style = attributes.get("ID", "")
            self._styles[self._style] = (None, attributes.get("Parent", ""))
        elif name == "NumberFormat" and parent == "Style":
            self._styles[self._style] = (
                attributes.get("Format", ""),
                self._styles[self._style][1],
            )
        elif name == "Date1904":
            self.is_1904 = True
        elif name == "Worksheet":
            self._sheet = XmlSheet(attributes.get("Name", ""), len(self.sheets), self._budget)
            self.sheets.append(self._sheet)
        elif self._sheet is not None:
            self._inside(self._sheet, name, parent, attributes)

    def _inside(self, sheet: XmlSheet, name: str, parent: str, attributes: dict[str, str]) -> None:
        if name == "Column" and parent == "Table":
            sheet.column(
                whole(attributes, "Index"),
                whole(attributes, "Span") or 0,
                is_hidden=_is_hidden(attributes, "Width"),
                style=attributes.get("StyleID", ""),
            )
        elif name == "Row" and parent == "Table":
            sheet.start_row(
                whole(attributes, "Index"),
                whole(attributes, "Span") or 0,
                is_hidden=_is_hidden(attributes, "Height"),
                style=attributes.get("StyleID", ""),
            )
        elif name == "Cell" and parent == "Row":
            self._cell = XmlCell(
                index=whole(attributes, "Index"),
                across=whole(attributes, "MergeAcross") or 0,
                down=whole(attributes, "MergeDown") or 0,
                style=attributes.get("StyleID", ""),
                formula=attributes.get("Formula"),
            )
        elif name == "Data" and parent == "Cell":
            self._type = attributes.get("Type", "String")
            self._text = []
        elif name == "Visible" and parent == "WorksheetOptions":
            self._text = []
        elif name in _PRINTED and parent == "PageSetup":
            sheet.beside.append(attributes.get("Data", ""))
        elif name == "AutoFilterColumn" and attributes.get("Type", "All") != "All":
            sheet.is_filtered = True

    def text(self, data: str) -> None:
        """Characters; those of formatted pieces belong to the cell around them."""
        if self._text is not None:
            self._text.append(data)

    def end(self, name: str) -> None:
        """An element ends."""
        self._path.pop()
        parent = self._path[-1] if self._path else ""
        if self._text is not None and parent in _TEXTS_OF:
            self._end_text(name, parent, "".join(self._text))
        if self._sheet is None:
            return
        if name == "Cell" and parent == "Row" and self._cell is not None:
            style = self._cell.style or self._sheet.style_of(self._cell)
            self._sheet.add(self._cell, self._format_of(style))
            self._cell = None
        elif name == "Row" and parent == "Table":
            self._sheet.end_row()
        elif name == "Worksheet":
            self._sheet.flush()
            self._sheet = None

    def _end_text(self, name: str, parent: str, text: str) -> None:
        self._text = None
        if parent == "Cell" and name == "Data" and self._cell is not None:
            self._cell.type, self._cell.text = self._type, text
        elif parent == "WorksheetOptions" and self._sheet is not None:
            self._sheet.show(text.strip())
        elif parent.endswith("Properties"):
            self.properties.append((name, text))

    def _format_of(self, style: str) -> int:
        """Position of a style's format code, its parents' where it has none; -1 for General."""
        style = style or "Default"
        for _ in range(_MOST_ANCESTORS):
            code, parent = self._styles.get(style, (None, ""))
            if code is not None or not parent:
                return self._position(code or "")
            style = parent
        return -1

    def _position(self, code: str) -> int:
        code = _NAMED_FORMATS.get(code, code)
        if code in _WITHOUT_CODE:
            return -1
        if code not in self._positions:
            self._positions[code] = len(self.codes)
            self.codes.append(code)
        return self._positions[code]


def whole(attributes: dict[str, str], name: str) -> int | None:
    """A whole number; None where there is none. Raises DamagedError."""
    if name not in attributes:
        return None
    try:
        value = int(attributes[name])
    except ValueError as error:
        raise DamagedError(f"{name}={attributes[name]!r}") from error
    if value < 0:
        raise DamagedError(f"{name}={value}")
    return value


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    return attributes.get("Hidden") == "1" or attributes.get(size) in ("0", "0.0")
