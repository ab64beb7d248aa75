-- purpose: mart.fund_months(snapshot, statuses): funds of a project by month from whatever the ledger gives, over rows
--     of some statuses (null: all that count). Year to date: the last stated 当年累计 and the months after it; without
--     one the sum of the months; else the difference of two 历年累计 from a year's end. A month that nobody states is
--     the difference of two sums so far. All years: the last stated 历年累计 and what came after it; without one all
--     that the ledgers know, from all_years_since on.
-- grain: project_key, basis, origin_kind, currency, month_date
create macro mart.fund_months(in_snapshot, in_statuses) as table
    -- A project whose origin some sheets leave out is one sum: said and unsaid, its money would count twice.
    with home as (
        select mart.setting_text('home_currency') as home_currency
    ),

    entry as (
        select
            * replace (
                case
                    when count(*) over whole = count(origin_kind) over whole then origin_kind
                end as origin_kind
            )
        from mart.fund_row
        where
            snapshot_id = in_snapshot
            and is_counted
            and list_contains(coalesce(in_statuses, [coalesce(status, '')]), coalesce(status, ''))
        window whole as (partition by project_key, basis, currency)
    ),

    stated as (
        select
            project_key,
            any_value(project_id) as project_id,
            arg_min(project_name, (sheet_id, row_number)) as project_name,
            basis,
            origin_kind,
            currency,
            month_date,
            year(month_date) as fund_year,
            sum(coalesce(amount_wan, foreign_amount_wan)) filter (where period_kind = '本月') as month_wan,
            sum(coalesce(amount_wan, foreign_amount_wan)) filter (where period_kind = '当年累计') as year_wan,
            sum(coalesce(amount_wan, foreign_amount_wan)) filter (where period_kind = '历年累计') as all_wan,
            arg_min(batch_id, (sheet_id, row_number)) as batch_id,
            arg_min(sheet_id, (sheet_id, row_number)) as sheet_id,
            arg_min(row_number, (sheet_id, row_number)) as row_number
        from entry
        group by project_key, basis, origin_kind, currency, month_date
    ),

    grouped as (
        select
            *,
            count(year_wan) over in_year as year_group,
            count(all_wan) over whole as all_group
        from stated
        window
            whole as (partition by project_key, basis, origin_kind, currency order by month_date),
            in_year as (partition by project_key, basis, origin_kind, currency, fund_year order by month_date)
    ),

    year_run as (
        select
            *,
            sum(coalesce(year_wan, month_wan)) over (
                partition by project_key, basis, origin_kind, currency, fund_year, year_group
                order by month_date
            ) as year_running
        from grouped
    ),

    step as (
        select
            *,
            lag(year_running ignore nulls) over in_year as year_before,
            case
                when year_wan is null then month_wan
                when year_before is not null or all_group = 0 or month(month_date) = 1
                    then year_wan - coalesce(year_before, 0)
            end as year_step,
            lag(month_date) over whole as previous_month
        from year_run
        window
            whole as (partition by project_key, basis, origin_kind, currency order by month_date),
            in_year as (partition by project_key, basis, origin_kind, currency, fund_year order by month_date)
    ),

    all_run as (
        select
            *,
            sum(coalesce(all_wan, year_step)) over (
                partition by project_key, basis, origin_kind, currency, all_group
                order by month_date
            ) as all_running
        from step
    ),

    all_step as (
        select
            *,
            all_wan - lag(all_running) over whole as all_difference,
            lag(all_group) over whole as previous_all_group,
            min(month_date) over (partition by project_key, basis, origin_kind, currency) as first_month
        from all_run
        window whole as (partition by project_key, basis, origin_kind, currency order by month_date)
    ),

    year_end as (
        select
            project_key,
            basis,
            origin_kind,
            currency,
            fund_year + 1 as next_year,
            arg_max(all_running, month_date) as all_running
        from all_run
        where month(month_date) = 12 and all_group > 0
        group by project_key, basis, origin_kind, currency, fund_year
    ),

    worked as (
        select
            run.*,
            coalesce(run.year_running, run.all_running - year_end.all_running) as year_to_date,
            case
                when run.year_running is not null and run.year_group > 0 then 'stated_year'
                when run.year_running is not null then 'sum_of_months'
                when year_end.all_running is not null then 'difference'
                else 'unknown'
            end as rule,
            coalesce(
                run.month_wan,
                case
                    when month(run.month_date) = 1 then run.year_step
                    when run.previous_month = last_day(run.month_date - interval 1 month)
                        then run.year_step
                end,
                case
                    when
                        run.previous_all_group > 0
                        and run.previous_month = last_day(run.month_date - interval 1 month)
                        then run.all_difference
                end
            ) as month_amount
        from all_step as run
        left join year_end
            on
                run.project_key = year_end.project_key
                and run.basis is not distinct from year_end.basis
                and run.origin_kind is not distinct from year_end.origin_kind
                and run.currency = year_end.currency
                and run.fund_year = year_end.next_year
    )

    select
        * exclude (
            month_wan, year_wan, all_wan, fund_year, year_group, all_group, year_running, year_before, year_step,
            previous_month, all_running, all_difference, previous_all_group, first_month, year_to_date, month_amount,
            home_currency
        ),
        case when currency = home_currency then month_amount end as month_amount_wan,
        case when currency = home_currency then year_to_date end as year_to_date_wan,
        case when currency = home_currency then all_running end as all_years_wan,
        case when currency <> home_currency then year_to_date end as foreign_amount_wan,
        month_wan is not null as is_month_stated,
        case when all_group = 0 then first_month end as all_years_since
    from worked
    cross join home
