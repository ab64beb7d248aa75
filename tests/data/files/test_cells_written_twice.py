"""Two cells at one address: the same value loses nothing, another one is refused by its address."""

from __future__ import annotations

import re

import pytest

from data.files.content import read_file
from data.files.errors import RefusedError
from data.files.limits import Limits
from data.texts import text
from tests.builders.workbooks import MAIN, Sheet, a_raw_workbook, an_ods, an_xls
from tests.data.files.reading import cells_of, grids_of

BY_TAGS, BY_EVENTS = "", "<!-- -->"
HEAD = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'


def a_book(rows: str, way: str) -> bytes:
    """A comment is nothing that an office program writes: the events read it."""
    return a_raw_workbook(
        f'<worksheet xmlns="{MAIN}"><sheetData>{way}{HEAD}{rows}</sheetData></worksheet>'
    )


def refused(data: bytes, name: str = "台账.xlsx") -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        read_file(data, name, Limits())
    return caught.value


@pytest.mark.parametrize("way", [BY_TAGS, BY_EVENTS], ids=["tags", "events"])
@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"><c r="B2"><v>12</v></c><c r="B2"><v>15</v></c></row>',
        '<row r="2"><c r="B2"><v>12</v></c></row><row r="2"><c r="B2"><v>15</v></c></row>',
        '<row r="2"><c r="B2"><v>12</v></c><c r="B2" t="str"><v>12</v></c></row>',
    ],
    ids=["cells", "rows", "kinds"],
)
def test_values_that_contradict_are_refused_by_their_address(way, rows):
    error = refused(a_book(rows, way))
    assert error.code == "refused-cell-twice"
    assert error.arguments == {"sheet": "Sheet1", "cell": "B2"}


@pytest.mark.parametrize("way", [BY_TAGS, BY_EVENTS], ids=["tags", "events"])
def test_a_value_that_is_repeated_and_rows_that_complete_each_other_are_read(way):
    rows = (
        '<row r="2"><c r="A2"><v>7</v></c><c r="A2"><v>7</v></c></row>'
        '<row r="2"><c r="B2"><v>8</v></c></row>'
    )
    found = cells_of(grids_of(a_book(rows, way))[0])
    assert (found["A2"][1], found["B2"][1]) == ("7", "8")


@pytest.mark.parametrize("way", [BY_TAGS, BY_EVENTS], ids=["tags", "events"])
def test_a_reference_to_another_row_stands_where_it_says(way):
    """Row and reference end in the same digit: that must not be enough."""
    found = cells_of(grids_of(a_book('<row r="15"><c r="B25"><v>3</v></c></row>', way))[0])
    assert found["B25"][1] == "3"
    assert "B15" not in found


def test_records_of_an_xls_at_one_cell():
    book = an_xls(Sheet(rows=[[1234.5678, 8765.4321], [1, 2]]))
    first = re.search(rb"\x03\x02\x0e\x00\x00\x00\x00\x00", book)
    second = re.search(rb"\x03\x02\x0e\x00\x00\x00\x01\x00", book)
    assert first is not None
    assert second is not None
    moved = bytearray(book)
    moved[second.start() + 6] = 0  # the second cell says that it is A1 too
    error = refused(bytes(moved), "台账.xls")
    assert (error.code, error.arguments["cell"]) == ("refused-cell-twice", "A1")


def test_rows_of_an_ods_repeated_beyond_every_sheet():
    far = (
        '<table:table table:name="台账"><table:table-row table:number-rows-repeated="{}">'
        "<table:table-cell/></table:table-row><table:table-row>"
        '<table:table-cell office:value-type="string"><text:p>尾</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )
    for count in (1 << 20, 1 << 31, 1 << 62):
        assert refused(an_ods(far.format(count)), "台账.ods").code == "refused-damaged"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sentence_names_sheet_and_cell(language):
    said = text(language, "refused-cell-twice", sheet="台账", cell="B2")
    assert "台账" in said
    assert "B2" in said
