-- purpose: What one entry of a ledger said in every upload up to a version, the newest first (any_… is what its
--     declaration says, data/ledgers/generated.py); entries are the same by what the ledger tells rows apart by.
-- grain: sheet_id, row_number
-- params: $sheet_id, $row_number, $sequence
-- columns: sequence, as_of_date, reporting_unit, uploaded_by, texts, numbers, dates, sheet_id, row_number, is_same
with told as (
    select
        entry.batch_id,
        entry.sheet_id,
        entry.row_number,
        any_identity as identity,
        any_texts as texts,
        any_numbers as numbers,
        any_dates as dates
    from ledger.any_table as entry
),

asked as (
    select identity
    from told
    where sheet_id = $sheet_id::uuid and row_number = $row_number
)

select
    place.sequence,
    place.as_of_date,
    place.reporting_unit,
    place.uploaded_by,
    told.texts,
    told.numbers,
    told.dates,
    told.sheet_id::varchar as sheet_id,
    told.row_number,
    told.sheet_id = $sheet_id::uuid and told.row_number = $row_number as is_same
from told
inner join asked on told.identity = asked.identity
inner join mart.source_place as place on told.sheet_id = place.sheet_id and told.batch_id = place.batch_id
where place.sequence <= $sequence
order by place.sequence desc, place.as_of_date desc, told.sheet_id, told.row_number
