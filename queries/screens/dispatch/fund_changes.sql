-- purpose: Funds in place of the as-of year by one basis that differ between two snapshots, project by project, with
--     the last ledger row that counts on either side. year_turned: the two snapshots speak of different years, so
--     the earlier sum belongs to another year.
-- grain: project_key
-- params: $snapshot_id, $previous_id, $basis
-- columns: project_key, project_id, before_id, after_id, project_name, unit, year_turned, old_wan, new_wan, is_back,
--     has_note, old_sheet_id, old_row_number, new_sheet_id, new_row_number
with pair as (
    select *
    from mart.paired_project($previous_id, $snapshot_id)
),

span as (
    select
        any_value(year_start_date) filter (where snapshot_id = $previous_id) as old_start,
        any_value(year_start_date) filter (where snapshot_id = $snapshot_id) as new_start
    from mart.snapshot
    where snapshot_id in ($previous_id, $snapshot_id)
),

last_row as (
    select
        month.snapshot_id,
        month.project_key,
        max_by(month.batch_id, month.month_date) as batch_id,
        max_by(month.sheet_id, month.month_date) as sheet_id,
        max_by(month.row_number, month.month_date) as row_number
    from mart.fund_month as month
    inner join mart.snapshot as snapshot on month.snapshot_id = snapshot.snapshot_id
    where
        month.snapshot_id in ($previous_id, $snapshot_id)
        and month.basis = $basis
        and month.month_date >= snapshot.year_start_date
        and month.year_to_date_wan is not null
    group by month.snapshot_id, month.project_key
),

-- A project that only one of the two registers names is the same by its name or code there.
named_now as (
    select
        alias_key,
        project_id
    from mart.project_alias
    where snapshot_id = $snapshot_id
),

named_before as (
    select
        alias.alias_key,
        coalesce(pair.project_id, alias.project_id) as project_id
    from mart.project_alias as alias
    left join pair on alias.project_id = pair.before_id
    where alias.snapshot_id = $previous_id
),

told as (
    select
        fund.snapshot_id,
        case
            when fund.project_id is null
                then coalesce(named_now.project_id, named_before.project_id, fund.project_key)
            when fund.snapshot_id = $previous_id then coalesce(pair.project_id, fund.project_key)
            else fund.project_key
        end as project_key,
        fund.project_id,
        fund.project_name,
        fund.year_wan,
        last_row.batch_id,
        last_row.sheet_id,
        last_row.row_number
    from mart.fund_project as fund
    left join pair on case when fund.snapshot_id = $previous_id then fund.project_id end = pair.before_id
    left join named_now on case when fund.project_id is null then fund.project_key end = named_now.alias_key
    left join named_before on case when fund.project_id is null then fund.project_key end = named_before.alias_key
    left join last_row
        on
            fund.snapshot_id = last_row.snapshot_id
            and fund.project_key = last_row.project_key
    where
        fund.snapshot_id in ($previous_id, $snapshot_id)
        and fund.basis = $basis
        and fund.year_wan is not null
),

side as (
    select
        snapshot_id,
        project_key,
        sum(year_wan) as year_wan,
        min(project_id) as project_id,
        min(project_name) as project_name,
        max_by(batch_id, year_wan) as batch_id,
        max_by(sheet_id, year_wan) as sheet_id,
        max_by(row_number, year_wan) as row_number
    from told
    group by snapshot_id, project_key
),

before as (
    select *
    from side
    where snapshot_id = $previous_id
),

after as (
    select *
    from side
    where snapshot_id = $snapshot_id
),

-- One row of a sheet may hold several amounts (本月, 当年累计, 历年累计), each a record with the same words.
remark as (
    select
        batch_id,
        sheet_id,
        row_number,
        max(trim(remark)) as remark
    from ledger.fund_row
    where batch_id in (select batch_id from side) and trim(remark) <> ''
    group by batch_id, sheet_id, row_number
)

select
    coalesce(after.project_key, before.project_key) as project_key,
    coalesce(after.project_id, pair.project_id) as project_id,
    before.project_id as before_id,
    coalesce(after.project_id, pair.after_id) as after_id,
    coalesce(after.project_name, before.project_name) as project_name,
    coalesce(later.responsible_unit, earlier.responsible_unit) as unit,
    span.old_start <> span.new_start as year_turned,
    before.year_wan as old_wan,
    after.year_wan as new_wan,
    coalesce(not year_turned and coalesce(after.year_wan, 0) < before.year_wan, false) as is_back,
    coalesce(new.remark <> coalesce(old.remark, ''), false) as has_note,
    before.sheet_id::varchar as old_sheet_id,
    before.row_number as old_row_number,
    after.sheet_id::varchar as new_sheet_id,
    after.row_number as new_row_number
from before
full join after on before.project_key = after.project_key
cross join span
left join pair on before.project_id = pair.before_id
left join mart.project as later
    on later.snapshot_id = $snapshot_id and coalesce(after.project_id, pair.after_id) = later.project_id
left join mart.project as earlier
    on earlier.snapshot_id = $previous_id and before.project_id = earlier.project_id
left join remark as old
    on
        before.batch_id = old.batch_id
        and before.sheet_id = old.sheet_id
        and before.row_number = old.row_number
left join remark as new
    on
        after.batch_id = new.batch_id
        and after.sheet_id = new.sheet_id
        and after.row_number = new.row_number
where year_turned or before.year_wan is distinct from after.year_wan
order by abs(coalesce(after.year_wan, 0) - coalesce(before.year_wan, 0)) desc, project_name, project_key
