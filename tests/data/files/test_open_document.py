"""Cells of an .ods: values, shown formats, repeats, merges, what is hidden."""

from __future__ import annotations

from data.files.grid import Kind, Merge
from tests.builders.workbooks import an_ods
from tests.data.files.reading import cells_of, grids_of

STYLES = """
<number:percentage-style style:name="N1"><number:number number:decimal-places="2"
 number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>
<number:number-style style:name="N2"><number:number number:decimal-places="1"
 number:min-integer-digits="1" number:grouping="true"/><number:text>亿元</number:text>
</number:number-style>
<number:date-style style:name="N3"><number:year number:style="long"/><number:text>年</number:text>
<number:month/><number:text>月</number:text></number:date-style>
<style:style style:name="c1" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="c2" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="c3" style:family="table-cell" style:data-style-name="N3"/>
<style:style style:name="c4" style:family="table-cell" style:parent-style-name="c2"/>
<style:style style:name="t1" style:family="table"><style:table-properties table:display="false"/>
</style:style>
"""
TABLE = """
<table:table table:name="签约">
 <table:table-column table:number-columns-repeated="2"/>
 <table:table-column table:visibility="collapse" table:default-cell-style-name="c2"/>
 <table:table-row table:number-rows-repeated="2"><table:table-cell
  table:number-columns-repeated="1024"/></table:table-row>
 <table:table-row><table:table-cell office:value-type="string"
  table:number-columns-spanned="3" table:number-rows-spanned="2"><text:p>项目<text:s
  text:c="2"/>名称</text:p><text:p>（全称）</text:p></table:table-cell>
  <table:covered-table-cell table:number-columns-repeated="2"/></table:table-row>
 <table:table-row table:visibility="filter"><table:covered-table-cell
  table:number-columns-repeated="3"/></table:table-row>
 <table:table-row table:number-rows-repeated="2">
  <table:table-cell table:style-name="c1" office:value-type="percentage" office:value="0.0567"/>
  <table:table-cell table:style-name="c3" office:value-type="date" office:date-value="2021-09-30"/>
  <table:table-cell office:value-type="float" office:value="79.9"/>
  <table:table-cell table:style-name="c4" office:value-type="float" office:value="2"
   table:number-columns-repeated="2"/>
 </table:table-row>
 <table:table-row><table:table-cell office:value-type="boolean" office:boolean-value="true"/>
  <table:table-cell table:formula="of:=[.A1]/0" office:value-type="string"
   office:string-value=""><text:p>#DIV/0!</text:p></table:table-cell>
  <table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p>
  </office:annotation><text:p>正文</text:p></table:table-cell></table:table-row>
 <table:table-row table:number-rows-repeated="1048000"><table:table-cell
  table:number-columns-repeated="1024"/></table:table-row>
</table:table>
<table:table table:name="隐藏" table:style-name="t1"><table:table-row><table:table-cell
 office:value-type="date" office:date-value="2021-09-30T08:30:00"/></table:table-row></table:table>
"""


def test_cells():
    grid, hidden = grids_of(an_ods(TABLE, styles=STYLES), "台账.ods")
    percent, day = (Kind.NUMBER, "0.0567", "0.00%"), (Kind.DATE, "2021-09-30", 'yyyy"年"m"月"')
    plain, inherited = (Kind.NUMBER, "79.9", '#,##0.0"亿元"'), (Kind.NUMBER, "2", '#,##0.0"亿元"')
    assert cells_of(grid) == {
        "A3": (Kind.TEXT, "项目  名称\n（全称）", None),
        "A5": percent,
        "B5": day,
        "C5": plain,
        "D5": inherited,
        "E5": inherited,
        "A6": percent,
        "B6": day,
        "C6": plain,
        "D6": inherited,
        "E6": inherited,
        "A7": (Kind.BOOLEAN, "true", None),
        "B7": (Kind.ERROR, "#DIV/0!", None),
        "C7": (Kind.TEXT, "正文", '#,##0.0"亿元"'),
    }
    assert grid.merges == (Merge(3, 1, 4, 3),)
    assert (grid.hidden_rows, grid.hidden_columns) == ({4}, {3})
    assert (grid.visibility, hidden.visibility) == ("visible", "hidden")
    assert cells_of(hidden)["A1"][:2] == (Kind.DATE, "2021-09-30T08:30:00")


def test_a_filter_on_a_table():
    ranges = """<table:database-ranges><table:database-range
     table:target-range-address="$签约.A1:.C9"><table:filter/></table:database-range>
     </table:database-ranges>"""
    table = """<table:table table:name="签约"><table:table-row><table:table-cell
     office:value-type="float" office:value="1"/></table:table-row></table:table>"""
    assert grids_of(an_ods(table + ranges))[0].is_filtered
    assert not grids_of(an_ods(table))[0].is_filtered
