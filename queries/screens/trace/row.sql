-- purpose: A source row in full: each column with its header, what it fed, and its original text.
-- grain: column
-- params: $sheet_id, $row_number
-- columns: column_number, cell, header_text, fields, raw_text, original_text, role, reason, file_name,
--     sheet_name, ledger, form, reporting_unit, as_of_date, sequence, is_sample, uploaded_by, uploaded_at
with place as (
    select *
    from mart.source_place
    where sheet_id = $sheet_id::uuid
),

span as (
    select *
    from ledger.source_merge
    where sheet_id = $sheet_id::uuid
),

header_row as (
    select unnest(header_rows) as header_row
    from place
),

told as (
    select $row_number::integer as row_number
    union
    select header_row
    from header_row
),

-- Of a sheet of a million rows only the lines that can be named here are opened.
needed as (
    select row_number
    from told
    union
    select span.top_row
    from span
    inner join told on told.row_number between span.top_row and span.bottom_row
),

line as (
    select
        source_row.row_number,
        source_row.role,
        source_row.reason,
        source_row.raw,
        source_row.shown
    from ledger.source_row as source_row
    inner join needed on source_row.row_number = needed.row_number
    where source_row.sheet_id = $sheet_id::uuid
),

wanted as (
    select
        line.role,
        line.reason,
        unnest(generate_series(1, len(line.raw))) as column_number
    from line
    where line.row_number = $row_number
),

spot as (
    select
        wanted.column_number,
        wanted.role,
        wanted.reason,
        coalesce(any_value(span.top_row), $row_number) as cell_row,
        coalesce(any_value(span.left_column), wanted.column_number) as cell_column
    from wanted
    left join span
        on
            $row_number between span.top_row and span.bottom_row
            and wanted.column_number between span.left_column and span.right_column
    group by wanted.column_number, wanted.role, wanted.reason
),

header as (
    select
        wanted.column_number,
        string_agg(
            distinct coalesce(top.raw[coalesce(span.left_column, wanted.column_number)], ''), ' / '
            order by coalesce(top.raw[coalesce(span.left_column, wanted.column_number)], '')
        ) as header_text
    from wanted
    cross join header_row
    left join span
        on
            header_row.header_row between span.top_row and span.bottom_row
            and wanted.column_number between span.left_column and span.right_column
    left join line as top on coalesce(span.top_row, header_row.header_row) = top.row_number
    where top.raw[coalesce(span.left_column, wanted.column_number)] is not null
    group by wanted.column_number
),

mapped as (
    select
        column_number,
        any_value(header_text) as header_text,
        list(distinct coalesce(nullif(item, ''), field) order by coalesce(nullif(item, ''), field))
        filter (where field <> '') as fields
    from ledger.source_column
    where sheet_id = $sheet_id::uuid
    group by column_number
)

select
    spot.column_number,
    mart.cell_reference(
        coalesce(origin.cell_row, spot.cell_row), coalesce(origin.cell_column, spot.cell_column)
    ) as cell,
    coalesce(origin.header_text, mapped.header_text, header.header_text) as header_text,
    coalesce(mapped.fields, []) as fields,
    line.raw[spot.cell_column] as raw_text,
    coalesce(origin.original_text, line.shown[spot.cell_column], line.raw[spot.cell_column]) as original_text,
    spot.role,
    spot.reason,
    place.file_name,
    coalesce(origin.sheet_name, place.sheet_name) as sheet_name,
    place.ledger,
    place.form,
    place.reporting_unit,
    place.as_of_date,
    place.sequence,
    place.is_sample,
    place.uploaded_by,
    place.uploaded_at
from spot
cross join place
left join line on spot.cell_row = line.row_number
left join header on spot.column_number = header.column_number
left join mapped on spot.column_number = mapped.column_number
left join ledger.source_origin as origin
    on
        origin.sheet_id = $sheet_id::uuid
        and spot.cell_row = origin.row_number
        and spot.cell_column = origin.column_number
order by spot.column_number
