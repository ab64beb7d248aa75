-- purpose: Every mapped cell with its address and original text; a cell inside a merged range points to
--     the range's first cell, which holds the text; one of a table in another layout to its place in the file.
--     raw_text is the value, original_text what the clerk sees.
-- grain: sheet_id, row_number, column_number, field, item
create view mart.source_cell as
select
    mapped.sheet_id,
    entry.row_number,
    mapped.column_number,
    mapped.field,
    mapped.item,
    coalesce(origin.header_text, mapped.header_text) as header_text,
    mapped.unit_text,
    mapped.confidence,
    origin.sheet_name as other_sheet_name,
    mart.cell_reference(
        coalesce(origin.cell_row, span.top_row, entry.row_number),
        coalesce(origin.cell_column, span.left_column, mapped.column_number)
    ) as cell,
    anchor.raw[coalesce(span.left_column, mapped.column_number)] as raw_text,
    coalesce(
        origin.original_text,
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
left join ledger.source_origin as origin
    on
        mapped.sheet_id = origin.sheet_id
        and origin.row_number = coalesce(span.top_row, entry.row_number)
        and origin.column_number = coalesce(span.left_column, mapped.column_number)
