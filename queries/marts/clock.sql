-- purpose: How long each entry of a ledger with a clock took or is taking, against its limit. A day runs when it is a
--     working day after acceptance and in no pause; a pause is the days after it began up to and with its end. Unknown
--     before anything else: not accepted, dates that contradict one another, closed on no stated day, no limit; but
--     what is past the day that it names itself is overdue, whenever it was accepted.
-- params: $snapshot_id, $as_of
insert into mart.clock by name
with told as (
    select
        entry.ledger,
        entry.sheet_id,
        entry.row_number,
        rule.is_in_time,
        rule.usual_kind,
        entry.dates[rule.accepted_field] as accepted_date,
        entry.dates[rule.due_field] as stated_due,
        try_cast(entry.numbers[rule.days_field] as integer) as stated_days,
        coalesce(list_contains(rule.reopened_states, entry.status), false) as is_reopened,
        entry.is_closed as is_told_closed,
        case when entry.dates[rule.closed_field] <= $as_of::date then entry.dates[rule.closed_field] end as told_closed,
        list_filter(
            list_transform(rule.kind_fields, field -> entry.texts[field]), kind -> kind is not null
        ) as kinds,
        coalesce(entry.texts[rule.kind_fields[1]] is not null, false) as has_kind,
        list_transform(
            list_zip(rule.pause_from, rule.pause_until),
            pair -> struct_pack(
                first_day := case when entry.dates[pair[1]] <= $as_of::date then entry.dates[pair[1]] end,
                last_day := case when entry.dates[pair[2]] <= $as_of::date then entry.dates[pair[2]] end,
                told_first := entry.dates[pair[1]],
                told_last := entry.dates[pair[2]]
            )
        ) as pauses,
        greatest(coalesce(try_cast(entry.numbers[rule.extension_field] as integer), 0), 0) as asked_days,
        entry.dates[rule.approved_field] as approved_date
    from mart.entry as entry
    inner join mart.rule_clock as rule on entry.ledger = rule.ledger
    where entry.snapshot_id = $snapshot_id and entry.is_counted
),

kind_of as (
    select
        told.ledger,
        told.sheet_id,
        told.row_number,
        arg_min(rule.kind, list_position(told.kinds, rule.kind)) as kind,
        arg_min(rule.limit_days, list_position(told.kinds, rule.kind)) as limit_days
    from told
    inner join mart.rule_limit as rule on told.ledger = rule.ledger and list_contains(told.kinds, rule.kind)
    group by all
),

limited as (
    select
        told.*,
        case when not told.is_reopened then told.told_closed end as closed_date,
        coalesce(kind_of.kind, usual.kind) as kind,
        case
            when told.stated_days >= 0 then told.stated_days
            when told.stated_due is not null then mart.working_days(told.accepted_date, told.stated_due)::integer
            else coalesce(kind_of.limit_days, usual.limit_days)
        end as base_days,
        case
            when told.stated_days >= 0 then 'days'
            when told.stated_due is not null then 'due'
            when kind_of.kind is not null then 'kind'
            when usual.kind is not null then 'usual'
        end as limit_basis
    from told
    left join kind_of
        on
            told.ledger = kind_of.ledger
            and told.sheet_id = kind_of.sheet_id
            and told.row_number = kind_of.row_number
    left join mart.rule_limit as usual
        on told.ledger = usual.ledger and told.usual_kind = usual.kind and not told.has_kind
),

judged as (
    select
        *,
        coalesce(closed_date, $as_of::date) as until_date,
        -- Whenever it was accepted, it is past the day that it names itself.
        coalesce(
            accepted_date is null
            and not coalesce(is_told_closed, false)
            and asked_days = 0
            and coalesce(list_bool_and(list_transform(pauses, one -> one.told_first is null)), true)
            and stated_due < $as_of::date,
            false
        ) as is_past_due,
        case
            when is_past_due then null
            when accepted_date is null or accepted_date > $as_of::date then 'no_acceptance'
            when closed_date < accepted_date or stated_due < accepted_date then 'dates_contradict'
            when
                list_bool_or(list_transform(pauses, one -> coalesce(
                    one.told_last < one.told_first or (one.told_first is null and one.told_last is not null), false
                )))
                then 'pause_unclear'
            when is_told_closed and closed_date is null and not is_reopened then 'no_closing_date'
            when base_days is null then 'no_limit'
        end as unknown_reason
    from limited
),

-- The days that could matter: up to its end, and as far as the limit with an extension can reach.
day_of as (
    select
        ledger,
        sheet_id,
        row_number,
        until_date,
        approved_date,
        pauses,
        unnest(generate_series(
            accepted_date + 1,
            greatest(
                until_date + 1,
                accepted_date + 2 * (base_days + asked_days) + 30 + coalesce(list_sum(list_transform(
                    pauses, one -> coalesce(one.last_day - one.first_day, 0)
                )), 0)::integer
            ),
            interval 1 day
        ))::date as day
    from judged
    where unknown_reason is null
),

working_day as (
    select
        day_of.*,
        list_bool_or(list_transform(day_of.pauses, one -> coalesce(
            day_of.day > one.first_day and day_of.day <= coalesce(one.last_day, date '9999-12-31'), false
        ))) is true as stands
    from day_of
    left join mart.rule_moved_day as moved on day_of.day = moved.day
    where (isodow(day_of.day) < 6)::integer + coalesce(moved.working_days, 0) > 0
),

counted as (
    select
        ledger,
        sheet_id,
        row_number,
        count(*) filter (where day <= until_date and not stands) as used_days,
        count(*) filter (where day <= until_date and stands) as stopped_days,
        count(*) filter (where day <= approved_date and not stands) as used_at_approval,
        list(day order by day) filter (where not stands) as running_days
    from working_day
    group by all
),

extended as (
    select
        judged.*,
        coalesce(counted.used_days, 0) as used_days,
        coalesce(counted.stopped_days, 0) as stopped_days,
        counted.running_days,
        coalesce(
            judged.asked_days > 0
            and judged.approved_date between judged.accepted_date and judged.until_date
            and (not judged.is_in_time or coalesce(counted.used_at_approval, 0) <= judged.base_days),
            false
        ) as is_extended
    from judged
    left join counted
        on
            judged.ledger = counted.ledger
            and judged.sheet_id = counted.sheet_id
            and judged.row_number = counted.row_number
),

timed as (
    select
        *,
        base_days + case when is_extended then asked_days else 0 end as limit_days
    from extended
)

select
    $snapshot_id as snapshot_id,
    ledger,
    sheet_id,
    row_number,
    unknown_reason,
    limit_basis,
    kind,
    accepted_date,
    closed_date,
    case
        when unknown_reason is not null then 'unknown'
        when is_past_due then 'open_overdue'
        when closed_date is not null and used_days <= limit_days then 'closed_on_time'
        when closed_date is not null then 'closed_late'
        when used_days <= limit_days then 'open'
        else 'open_overdue'
    end as state,
    limit_days,
    case when unknown_reason is null and not is_past_due then used_days end as used_days,
    case when unknown_reason is null and not is_past_due then stopped_days end as stopped_days,
    case when is_extended then asked_days else 0 end as extension_days,
    case when is_extended then 0 else asked_days end as unapproved_days,
    case
        when is_past_due then mart.working_days(stated_due, $as_of::date)
        when unknown_reason is null and used_days > limit_days then used_days - limit_days
    end as overdue_days,
    unknown_reason is null
    and closed_date is null
    and list_bool_or(list_transform(pauses, one -> coalesce(
        one.first_day < $as_of::date and one.last_day is null, false
    ))) is true as is_stopped,
    case
        when is_past_due then stated_due
        when limit_days = 0 then accepted_date
        else running_days[limit_days]
    end as due_date
from timed
order by sheet_id, row_number
