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

upload as (
    select other.*
    from mart.source_place as other
    inner join place
        on other.ledger = place.ledger and other.form = place.form and other.reporting_unit = place.reporting_unit
    where other.sequence <= $sequence
),

named as not materialized (
    select
        'projects' as ledger,
        sheet_id,
        row_number,
        project_name,
        '' as thing,
        null::varchar as item
    from ledger.project_row
    union all
    select
        'readiness' as ledger,
        sheet_id,
        row_number,
        project_name,
        '' as thing,
        item
    from ledger.readiness_row
    union all
    select
        'funds' as ledger,
        sheet_id,
        row_number,
        project_name,
        concat_ws('|', month_date, basis, period_kind) as thing,
        null as item
    from ledger.fund_row
),

nameless as not materialized (
    select
        'visits' as ledger,
        sheet_id,
        row_number,
        concat_ws('|', start_date, leaders, destination) as thing
    from ledger.visit_row
    union all
    select
        'targets' as ledger,
        sheet_id,
        row_number,
        concat_ws('|', year, owner, metric) as thing
    from ledger.target_row
    union all
    select
        'assignments' as ledger,
        sheet_id,
        row_number,
        coalesce(order_number, matter) as thing
    from ledger.assignment_row
    union all
    select
        'funds' as ledger,
        sheet_id,
        row_number,
        concat_ws('|', month_date, basis, period_kind) as thing
    from ledger.fund_row
    where project_name is null
),

asked_name as (
    select
        named.ledger,
        mart.project_key(named.project_name) as name_key,
        named.thing,
        named.item
    from named
    inner join place on named.ledger = place.ledger
    where
        named.sheet_id = $sheet_id::uuid
        and named.row_number = $row_number
        and ($item is null or named.item is null or named.item = $item)
),

-- A name is made comparable once, however many uploads bear it: the key of a group is not worked out row by row.
borne as (
    select
        project_name,
        mart.project_key(any_value(project_name)) as name_key
    from named
    where sheet_id in (select sheet_id from upload)
    group by project_name
),

alike as (
    select project_name
    from borne
    where name_key in (select name_key from asked_name)
),

found as (
    select
        named.sheet_id,
        named.row_number
    from named
    inner join asked_name
        on
            named.ledger = asked_name.ledger
            and named.thing = asked_name.thing
            and named.item is not distinct from asked_name.item
    where named.project_name in (select project_name from alike)
    union all
    select
        nameless.sheet_id,
        nameless.row_number
    from nameless
    inner join nameless as asked on nameless.ledger = asked.ledger and nameless.thing = asked.thing
    where asked.sheet_id = $sheet_id::uuid and asked.row_number = $row_number
)

select distinct
    found.sheet_id::varchar as sheet_id,
    found.row_number,
    upload.sequence,
    upload.as_of_date,
    upload.uploaded_by,
    upload.reporting_unit,
    found.sheet_id = $sheet_id::uuid and found.row_number = $row_number as is_same
from found
inner join upload on found.sheet_id = upload.sheet_id
order by upload.sequence desc, upload.as_of_date desc, sheet_id, found.row_number
