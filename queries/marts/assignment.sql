-- purpose: Orders (督办) with their state at $as_of. An order is its number, else its words; of several rows each
--     field takes the newest stated value. 销号 counts as closed, 已办结 or a stated day of it waits for that (待销号); an
--     extension moves the day once it is granted; then past (逾期), near (临期, rule soon_days) or 办理中.
--     is_before: ordered before the as-of day, so that the meeting over these figures hears what came of it.
--     A unit has its name of today where the organisation's register knows the former one.
--     extension_count: how many different days its extensions ever asked for, over all registers up to the as-of.
--     is_quiet: open, and nothing was heard for more than feedback_days since the last feedback, else the order.
-- params: $snapshot_id, $sequence, $as_of
insert into mart.assignment by name
with told as (
    select
        entry.*,
        coalesce(mart.project_key(entry.order_number), mart.project_key(entry.matter)) as assignment_id,
        case when entry.ordered_date is not null then coalesce(entry.date_precision['ordered_date'], 'day') end
            as ordered_precision,
        case when entry.due_date is not null then coalesce(entry.date_precision['due_date'], 'day') end
            as due_precision,
        case when entry.feedback_date is not null then coalesce(entry.date_precision['feedback_date'], 'day') end
            as feedback_precision,
        case when entry.extended_to_date is not null then coalesce(entry.date_precision['extended_to_date'], 'day') end
            as extended_precision,
        case when entry.closed_date is not null then coalesce(entry.date_precision['closed_date'], 'day') end
            as closed_precision
    from mart.current_assignment_row as entry
    where entry.snapshot_id = $snapshot_id and entry.matter is not null
),

ranked as (
    select
        * exclude (snapshot_id, form, period_start, period_end, event_date, date_precision),
        row_number() over (
            partition by assignment_id
            order by as_of_date desc, sequence desc, batch_id desc, sheet_id, row_number
        ) as belief_rank
    from told
),

said as (
    select
        assignment_id,
        arg_min(
            columns(* exclude (assignment_id, reporting_unit, as_of_date, sequence, is_sample, belief_rank)),
            belief_rank
        ) as "\0",  -- noqa: RF05
        bool_or(is_sample) as is_sample,
        count(distinct reporting_unit) as unit_count
    from ranked
    group by assignment_id
),

extended as (
    select
        coalesce(mart.project_key(entry.order_number), mart.project_key(entry.matter))
            as assignment_id,
        count(distinct entry.extended_to_date)::integer as extension_count
    from ledger.assignment_row as entry
    inner join mart.speaking_batch($sequence) as batch on entry.batch_id = batch.batch_id
    where batch.as_of_date <= $as_of::date and entry.matter is not null
    group by all
),

dated as (
    select
        said.* replace (coalesce(of_unit.body, said.responsible_unit) as responsible_unit),
        alias.project_id,
        project.project_name,
        extended.extension_count,
        mart.setting_number('assignment_soon_days')::integer as soon_days,
        mart.setting_number('assignment_feedback_days')::integer as feedback_days,
        coalesce(
            case when said.extension_state = '同意' then said.extended_to_date end, said.due_date
        ) as valid_due_date,
        coalesce(said.closing_state = '销号', false) as is_closed,
        coalesce(said.closing_state in ('销号', '已办结'), false)
        or coalesce(said.closed_date <= $as_of, false) as is_done
    from said
    left join extended on said.assignment_id = extended.assignment_id
    left join mart.body_name as of_unit
        on of_unit.snapshot_id = $snapshot_id and mart.project_key(said.responsible_unit) = of_unit.name_key
    left join mart.project_alias as alias
        on
            alias.snapshot_id = $snapshot_id
            and mart.project_key(said.project_ref) = alias.alias_key
    left join mart.project as project
        on project.snapshot_id = $snapshot_id and alias.project_id = project.project_id
),

judged as (
    select
        *,
        not is_done as is_open,
        case
            when is_closed then '已销号'
            when is_done then '待销号'
            when valid_due_date < $as_of::date then '逾期'
            when valid_due_date <= $as_of::date + soon_days then '临期'
            else '办理中'
        end as state,
        $as_of::date - greatest(feedback_date, ordered_date) as heard_days
    from dated
)

select
    $snapshot_id as snapshot_id,
    * exclude (is_closed, is_done, feedback_days, heard_days) replace (coalesce(extension_count, 0) as extension_count),
    ordered_date is null or ordered_date < $as_of::date as is_before,
    case when state = '逾期' then $as_of::date - valid_due_date end as overdue_days,
    case when state in ('临期', '办理中') then valid_due_date - $as_of::date end as left_days,
    case when is_open and heard_days is not null then greatest(heard_days, 0) end as quiet_days,
    feedback_days as feedback_limit_days,
    coalesce(is_open and heard_days > feedback_days, false) as is_quiet,
    is_open
    and extended_to_date is not null
    and coalesce(extension_state, '申请') = '申请' as asks_extension
from judged
order by assignment_id
