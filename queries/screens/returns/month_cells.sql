-- purpose: What stands in the columns that name a month, of every row of some sheets.
-- grain: sheet_id, row_number, column_number, field
-- params: $sheet_ids
-- columns: sheet_id, row_number, column_number, header_text, unit_text, field, raw_text
-- noqa: disable=ST03
with asked as (
    select unnest($sheet_ids::uuid[]) as sheet_id
),

-- Of sheets without a month in any header, as most are, no row is opened.
mapped as (
    select
        mapped.sheet_id,
        mapped.column_number,
        mapped.field,
        mapped.header_text,
        coalesce(mapped.unit_text, sheet.unit_text) as unit_text
    from ledger.source_column as mapped
    inner join ledger.source_sheet as sheet on mapped.sheet_id = sheet.sheet_id
    where
        mapped.sheet_id in (select sheet_id from asked)
        and (
            contains(mapped.header_text, '月')
            or mapped.sheet_id in (
                select sheet_id
                from ledger.source_origin
                where contains(header_text, '月')
            )
        )
),

spot as (
    select
        mapped.*,
        entry.row_number
    from mapped
    inner join ledger.source_row as entry on mapped.sheet_id = entry.sheet_id
)

select
    sheet_id::varchar as sheet_id,
    row_number,
    column_number,
    coalesce(other_header_text, header_text) as header_text,
    unit_text,
    field,
    raw_text
from mart.found_cells(spot) as cell
where contains(coalesce(other_header_text, header_text), '月')
order by cell.sheet_id, row_number, column_number, field
