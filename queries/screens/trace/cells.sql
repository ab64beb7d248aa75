-- purpose: The cells of one ledger row and what was read from them, for any ledger; $fields and $item null = all.
-- grain: cell, field, item
-- params: $sheet_id, $row_number, $fields, $item
-- columns: field, item, value_text, file_name, sheet_name, cell, header_text, unit_text, raw_text,
--     original_text, ledger, form, reporting_unit, as_of_date, sequence, is_sample, uploaded_by,
--     uploaded_at, file_sha256, batch_id, sheet_id, row_number
with place as (
    select *
    from mart.source_place
    where sheet_id = $sheet_id::uuid
),

project as (
    select cast(columns(* exclude (batch_id, sheet_id, row_number, date_precision, extra)) as varchar)
    from ledger.project_row
    where sheet_id = $sheet_id::uuid and row_number = $row_number
),

readiness as (
    select
        item as key_item,
        cast(columns(* exclude (batch_id, sheet_id, row_number, date_precision, extra)) as varchar)
    from ledger.readiness_row
    where sheet_id = $sheet_id::uuid and row_number = $row_number
),

visit as (
    select
        cast(
            columns(* exclude (
                batch_id, sheet_id, row_number, date_precision, extra,
                leaders, titles, tiers, companies, project_refs
            )) as varchar
        ),
        array_to_string(columns(['leaders', 'titles', 'tiers', 'companies', 'project_refs']), '、')
    from ledger.visit_row
    where sheet_id = $sheet_id::uuid and row_number = $row_number
),

fund_entry as (
    select cast(columns(* exclude (batch_id, sheet_id, row_number, date_precision, extra)) as varchar)
    from ledger.fund_row
    where sheet_id = $sheet_id::uuid and row_number = $row_number
),

-- A column gives the amount of one month, or of one period.
fund as (
    select
        unnest([month_date, period_kind]) as key_item,
        *
    from fund_entry
),

target as (
    select
        metric as key_item,
        cast(columns(* exclude (batch_id, sheet_id, row_number, extra)) as varchar)
    from ledger.target_row
    where sheet_id = $sheet_id::uuid and row_number = $row_number
),

stated as (
    from project unpivot (value_text for field in (columns(*)))
    union all by name
    from readiness unpivot (value_text for field in (columns(* exclude (key_item))))
    union all by name
    from visit unpivot (value_text for field in (columns(*)))
    union all by name
    from fund unpivot (value_text for field in (columns(* exclude (key_item))))
    union all by name
    from target unpivot (value_text for field in (columns(* exclude (key_item))))
),

source as (
    select *
    from mart.source_cell
    where sheet_id = $sheet_id::uuid and row_number = $row_number and field <> ''
)

select
    source.field,
    nullif(source.item, '') as item,
    stated.value_text,
    place.file_name,
    coalesce(source.other_sheet_name, place.sheet_name) as sheet_name,
    source.cell,
    source.header_text,
    source.unit_text,
    source.raw_text,
    source.original_text,
    place.ledger,
    place.form,
    place.reporting_unit,
    place.as_of_date,
    place.sequence,
    place.is_sample,
    place.uploaded_by,
    place.uploaded_at,
    place.file_sha256,
    place.batch_id::varchar as batch_id,
    place.sheet_id::varchar as sheet_id,
    source.row_number
from source
cross join place
left join stated
    on
        source.field = stated.field
        and (
            nullif(source.item, '') is null
            or stated.key_item is null
            or source.item = stated.key_item
            -- The item of a quarter's or month's target is its position, not what the row is about.
            or try_cast(source.item as integer) is not null
        )
where
    ($fields is null or list_contains($fields, source.field))
    and ($item is null or nullif(source.item, '') is null or source.item = $item)
qualify
    row_number() over (
        partition by source.column_number, source.field, source.item, stated.value_text
        order by stated.key_item
    ) = 1
order by source.column_number, source.field, source.item, stated.key_item
