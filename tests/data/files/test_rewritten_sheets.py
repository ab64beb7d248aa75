"""Sheet XML and the same written again must give the same cells, whatever the cells are."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.files.arrow_text import texts
from data.files.errors import RefusedError
from data.files.formats.raw_cells import Found, Meaning, resolve, styles_of
from data.files.formats.xlsx import rewritten_rows, rewritten_strings
from data.files.formats.xlsx_arrays import cells_of
from data.files.formats.xlsx_parts import shared_strings
from data.files.grid import cell_reference
from tests.builders.workbooks import MAIN, a_raw_workbook
from tests.data.files.reading import grids_of

PLAIN = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff_"
    ),
    max_size=12,
)
NUMBERS = st.one_of(
    st.integers(-(10**17), 10**17).map(str),
    st.floats(allow_nan=False, allow_infinity=False).map(repr),
    st.integers(1, 60000).map(str),
)


@st.composite
def a_cell(draw: st.DrawFn, reference: str) -> str:
    style = draw(st.sampled_from(["", ' s="0"', ' s="1"', ' s="2"']))
    kind = draw(st.sampled_from(["n", "s", "str", "inlineStr", "b", "e", "f", "blank", "rich"]))
    opening = f'<c r="{reference}"{style}'
    if kind == "blank":
        return draw(st.sampled_from([opening + "/>", opening + "></c>"]))
    if kind == "n":
        return f"{opening}><v>{draw(NUMBERS)}</v></c>"
    if kind == "s":
        return f'{opening} t="s"><v>{draw(st.integers(0, 2))}</v></c>'
    text = escape(draw(PLAIN), {'"': "&quot;"} if draw(st.booleans()) else {})
    if kind == "str":
        formula = draw(st.sampled_from(["", "<f>A1</f>", '<f t="shared" si="1"/>']))
        return f'<c r="{reference}" t="str"{style}>{formula}<v>{text}</v></c>'
    if kind == "inlineStr":
        return f'{opening} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    if kind == "rich":
        runs = f"<r><rPr><color rgb={quoteattr('FF0000')}/></rPr><t>{text}</t></r><r><t>尾</t></r>"
        return f'{opening} t="inlineStr"><is>{runs}</is></c>'
    if kind == "b":
        return f'{opening} t="b"><v>{draw(st.sampled_from("01"))}</v></c>'
    if kind == "e":
        return f'{opening} t="e"><v>#REF!</v></c>'
    value = draw(st.sampled_from(["", "<v/>", "<v></v>", "<v>7</v>"]))
    return f"{opening}><f>{text}</f>{value}</c>"


@st.composite
def some_rows(draw: st.DrawFn) -> str:
    rows = draw(st.lists(st.integers(1, 1_048_576), unique=True, max_size=5).map(sorted))
    xml = ""
    for row in rows:
        columns = draw(st.lists(st.integers(1, 16_384), unique=True, max_size=5).map(sorted))
        cells = "".join(draw(a_cell(cell_reference(row, column))) for column in columns)
        xml += f'<row r="{row}">{cells}</row>' if cells else f'<row r="{row}"/>'
    return xml


MEANING = Meaning(texts(["甲", "乙", ""]), styles_of([0, 14, 10], {}), False)


def everything(found: Found) -> list[tuple[int, int, int, int, str]]:
    cells = resolve(found, MEANING)
    return list(
        zip(
            cells.rows.tolist(),
            cells.columns.tolist(),
            cells.kinds.tolist(),
            cells.formats.tolist(),
            cells.texts.to_pylist(),
            strict=True,
        )
    )


@settings(max_examples=300, deadline=None)
@given(some_rows())
def test_the_same_cells(rows: str) -> None:
    again, _ = rewritten_rows(rows.encode(), 0)
    assert everything(cells_of(again)) == everything(cells_of(rows.encode()))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.lists(PLAIN.map(escape), max_size=3).map(
            lambda runs: (
                "".join(f"<r><t>{run}</t></r>" for run in runs[1:]) or f"<t>{''.join(runs)}</t>"
            )
        ),
        max_size=6,
    ),
    st.integers(1, 40),
)
def test_the_same_shared_strings(items: list[str], size: int) -> None:
    """Also where the parts that arrive are cut anywhere, within a tag or a character."""
    document = f"<sst>{''.join(f'<si>{item}</si>' for item in items)}</sst>".encode()
    chunks = [document[i : i + size] for i in range(0, len(document), size)]
    expected: pa.StringArray = rewritten_strings([document])
    assert shared_strings(chunks).to_pylist() == expected.to_pylist()


def test_rows_without_numbers_follow_the_rows_that_have_them():
    """Pieces of a sheet are rewritten one by one; the count of rows goes on between them."""
    numbered = "".join(
        f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 40_001)
    )
    bare = "<row><c><v>7</v></c><c t='str'><v>尾</v></c></row>"
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{numbered}{bare}</sheetData></worksheet>'
    (grid,) = grids_of(a_raw_workbook(sheet))
    assert grid.height == 40_001
    assert [column.raw[40_000].as_py() for column in grid.columns] == ["7", "尾"]


def test_a_document_type_far_below_the_start_is_refused():
    late = f"<?xml version='1.0'?>{' ' * ((1 << 20) - 25)}<!DOCTYPE worksheet>"
    with pytest.raises(RefusedError) as caught:
        grids_of(a_raw_workbook(late + f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'))
    assert caught.value.code == "refused-document-type"
