-- purpose: The same thing as one ledger row speaks of, in every upload of its form and unit up to a version, the newest
--     first: of a project by its name, of a permit also by the item, of funds by month, basis and period, of a trip by
--     day and leaders, of a target by owner and metric, of an order by its number or words.
-- grain: sheet_id, row_number
-- params: $sheet_id, $row_number, $item, $sequence
-- columns: sheet_id, row_number, sequence, as_of_date, uploaded_by, reporting_unit, is_same
with place as (
    select *
    from mart.source_place
    where sheet_id = $sheet_id::uuid
),

keyed as (
    select
        batch_id,
        sheet_id,
        row_number,
        'projects' as ledger,
        mart.project_key(project_name) as thing,
        null::varchar as item
    from ledger.project_row
    union all
    select
        batch_id,
        sheet_id,
        row_number,
        'readiness' as ledger,
        mart.project_key(project_name) as thing,
        item
    from ledger.readiness_row
    union all
    select
        batch_id,
        sheet_id,
        row_number,
        'funds' as ledger,
        concat_ws('|', mart.project_key(project_name), month_date, basis, period_kind) as thing,
        null as item
    from ledger.fund_row
    union all
    select
        batch_id,
        sheet_id,
        row_number,
        'visits' as ledger,
        concat_ws('|', start_date, leaders, destination) as thing,
        null as item
    from ledger.visit_row
    union all
    select
        batch_id,
        sheet_id,
        row_number,
        'targets' as ledger,
        concat_ws('|', year, owner, metric) as thing,
        null as item
    from ledger.target_row
    union all
    select
        batch_id,
        sheet_id,
        row_number,
        'assignments' as ledger,
        coalesce(order_number, matter) as thing,
        null as item
    from ledger.assignment_row
),

asked as (
    select
        keyed.ledger,
        keyed.thing,
        keyed.item
    from keyed
    inner join place on keyed.ledger = place.ledger
    where
        keyed.sheet_id = $sheet_id::uuid
        and keyed.row_number = $row_number
        and ($item is null or keyed.item is null or keyed.item = $item)
)

select distinct
    keyed.sheet_id::varchar as sheet_id,
    keyed.row_number,
    other.sequence,
    other.as_of_date,
    other.uploaded_by,
    other.reporting_unit,
    keyed.sheet_id = $sheet_id::uuid and keyed.row_number = $row_number as is_same
from asked
inner join keyed
    on
        asked.ledger = keyed.ledger
        and asked.thing = keyed.thing
        and asked.item is not distinct from keyed.item
inner join mart.source_place as other
    on keyed.sheet_id = other.sheet_id and keyed.batch_id = other.batch_id
inner join place
    on other.form = place.form and other.reporting_unit = place.reporting_unit
where other.sequence <= $sequence
order by other.sequence desc, other.as_of_date desc, sheet_id, keyed.row_number
