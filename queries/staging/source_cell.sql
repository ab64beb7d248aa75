-- purpose: Every mapped cell with its address and original text; a cell inside a merged range points to
--     the range's first cell, which holds the text. raw_text is the value, original_text what the clerk sees.
-- grain: sheet_id, row_number, column_number, field, item
-- params: none
-- columns: none
create view mart.source_cell as
select
    mapped.sheet_id,
    entry.row_number,
    mapped.column_number,
    mapped.field,
    mapped.item,
    mapped.header_text,
    mapped.unit_text,
    mapped.confidence,
    coalesce(span.top_row, entry.row_number) as cell_row,
    coalesce(span.left_column, mapped.column_number) as cell_column,
    mart.cell_reference(
        coalesce(span.top_row, entry.row_number), coalesce(span.left_column, mapped.column_number)
    ) as cell,
    anchor.raw[coalesce(span.left_column, mapped.column_number)] as raw_text,
    coalesce(
        anchor.shown[coalesce(span.left_column, mapped.column_number)],
        anchor.raw[coalesce(span.left_column, mapped.column_number)]
    ) as original_text
from ledger.source_column as mapped
inner join ledger.source_row as entry on mapped.sheet_id = entry.sheet_id
left join ledger.source_merge as span
    on
        mapped.sheet_id = span.sheet_id
        and entry.row_number between span.top_row and span.bottom_row
        and mapped.column_number between span.left_column and span.right_column
left join ledger.source_row as anchor
    on
        mapped.sheet_id = anchor.sheet_id
        and anchor.row_number = coalesce(span.top_row, entry.row_number)
