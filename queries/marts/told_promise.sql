-- purpose: Where the ledgers of the past moved a promise: a date that was left blank in between is compared with the
--     one before the blank. Of rows that name a project twice on a day the first form speaks, and in it the first row.
--     A project of which every row says the same, as most do, is not gone through day by day.
-- params: $snapshot_id
insert into mart.told_promise by name
with sheet as (
    select
        history.as_of_date,
        entry.batch_id,
        entry.sheet_id,
        row_number() over (order by history.form, entry.sheet_id) * 4294967296 as first_place
    from mart.project_history as history
    inner join (select distinct batch_id, sheet_id from ledger.project_row) as entry
        on history.batch_id = entry.batch_id
    where history.snapshot_id = $snapshot_id
),

stated as (
    select
        sheet.as_of_date,
        sheet.first_place + entry.row_number as place,
        entry.project_code,
        entry.project_name,
        entry.planned_start_date as start_date,
        case when start_date is not null then coalesce(entry.date_precision['planned_start_date'], 'day') end
            as start_precision,
        entry.planned_production_date as production_date,
        case when production_date is not null then coalesce(entry.date_precision['planned_production_date'], 'day') end
            as production_precision
    from sheet
    inner join ledger.project_row as entry
        on sheet.batch_id = entry.batch_id and sheet.sheet_id is not distinct from entry.sheet_id
),

-- Ten million rows of a region are a hundred thousand of these; who they speak of is asked of these alone.
said as (
    select
        min(as_of_date) as as_of_date,
        * exclude (as_of_date, place)
    from stated
    group by all
),

named as (
    select
        identity.project_id,
        said.*,
        count(*) over (partition by identity.project_id) > 1 as is_moved
    from said
    inner join mart.project_identity as identity
        on
            identity.snapshot_id = $snapshot_id
            and said.project_code is not distinct from identity.project_code
            and said.project_name is not distinct from identity.project_name
),

moved as (
    select distinct
        project_id,
        project_code,
        project_name
    from named
    where is_moved
),

told as (
    select
        moved.project_id,
        stated.as_of_date,
        arg_min(stated.start_date, stated.place) as start_date,
        arg_min(stated.start_precision, stated.place) as start_precision,
        arg_min(stated.production_date, stated.place) as production_date,
        arg_min(stated.production_precision, stated.place) as production_precision
    from stated
    inner join moved
        on
            stated.project_code is not distinct from moved.project_code
            and stated.project_name is not distinct from moved.project_name
    group by moved.project_id, stated.as_of_date
),

step as (
    select
        project_id,
        as_of_date,
        start_date,
        start_precision,
        production_date,
        production_precision
    from named
    where not is_moved and coalesce(start_date, production_date) is not null
    union all by name
    select *
    from told
    window earlier as (partition by project_id order by as_of_date)
    qualify
        (start_date, start_precision, production_date, production_precision)
        is distinct from lag((start_date, start_precision, production_date, production_precision)) over earlier
),

promised as (
    select
        project_id,
        'start' as promise,
        as_of_date,
        start_date as promised_date,
        start_precision as promised_precision
    from step
    union all
    select
        project_id,
        'production',
        as_of_date,
        production_date,
        production_precision
    from step
)

select
    $snapshot_id as snapshot_id,
    project_id,
    promise,
    as_of_date,
    promised_date,
    promised_precision,
    lag(promised_date) over earlier as told_before,
    mart.slip_days(
        lag(promised_date ignore nulls) over earlier,
        lag(promised_precision ignore nulls) over earlier,
        promised_date,
        promised_precision
    ) as slip_days
from promised
window earlier as (partition by project_id, promise order by as_of_date)
order by project_id, promise, as_of_date
