-- purpose: State of the items of gates.toml of which a ledger says something, for projects from 签约 on.
--     Of several rows of one item the most believed one speaks (as-of, sequence, list before schedule);
--     rows of one sheet that name steps of an item count as the furthest step. A blank is unknown.
--     Works that go on (a percentage above 0) do not wait unless the ledger says since when.
-- params: $snapshot_id, $as_of
insert into mart.stated_item by name
with item_rule as (
    select distinct
        item,
        is_percentage
    from mart.rule_item
),

named as (
    select
        told.project_code,
        told.project_name,
        coalesce(by_code.project_id, by_name.project_id) as project_id
    from (
        select distinct
            project_code,
            project_name
        from mart.current_readiness_row
        where snapshot_id = $snapshot_id
    ) as told
    left join mart.project_alias as by_code
        on
            by_code.snapshot_id = $snapshot_id
            and mart.project_key(told.project_code) = by_code.alias_key
    left join mart.project_alias as by_name
        on
            by_name.snapshot_id = $snapshot_id
            and mart.project_key(told.project_name) = by_name.alias_key
),

ledger_row as (
    select
        named.project_id,
        entry.*
    from mart.current_readiness_row as entry
    inner join named
        on
            entry.project_code is not distinct from named.project_code
            and entry.project_name is not distinct from named.project_name
    where
        entry.snapshot_id = $snapshot_id
        and entry.item is not null
        and named.project_id is not null
),

register_progress as (
    select
        entry.project_id,
        '形象进度' as item,
        entry.physical_progress_share as share,
        entry.batch_id,
        entry.sheet_id,
        entry.row_number
    from mart.project_entry as entry
    where entry.snapshot_id = $snapshot_id and entry.physical_progress_share is not null
    qualify row_number() over (partition by entry.project_id order by entry.belief_rank) = 1
),

stated_row as (
    select * from ledger_row
    union all by name
    select * from register_progress
),

step_of_text as (
    select
        told.item,
        told.item_text,
        any_value(step.share) as step_share,
        any_value(step.share_before) as step_before
    from (
        select distinct
            item,
            item_text
        from stated_row
        where item_text is not null
    ) as told
    inner join mart.rule_item_step as step
        on told.item = step.item and contains(told.item_text, step.word)
    group by told.item, told.item_text
    having count(distinct step.step_order) = 1
),

read_row as (
    select
        stated_row.*,
        item_rule.is_percentage,
        step_of_text.step_share,
        case
            when stated_row.share is not null then least(greatest(stated_row.share, 0), 1)
            when state.is_done and stated_row.valid_until_date < $as_of then 0
            when step_of_text.step_share is not null
                then
                    step_of_text.step_before
                    + (step_of_text.step_share - step_of_text.step_before) * state.share
            else state.share
        end as read_share,
        coalesce(state.is_done, false) as says_done,
        coalesce(state.leaves_denominator, false) as says_not_needed
    from stated_row
    inner join item_rule on stated_row.item = item_rule.item
    left join mart.rule_state as state on stated_row.state = state.state
    left join step_of_text
        on
            stated_row.item = step_of_text.item
            and stated_row.item_text = step_of_text.item_text
),

ranked_row as (
    select
        *,
        row_number() over (
            partition by project_id, item
            order by
                read_share is null,
                as_of_date desc nulls last,
                sequence desc,
                form,
                case when step_share is not null then read_share end desc nulls last,
                sheet_id,
                row_number
        ) as belief_rank
    from read_row
),

first_stated as (
    select
        project_id,
        item,
        arg_min(approval_level, belief_rank) as approval_level,
        arg_min(handling_office, belief_rank) as handling_office,
        arg_min(statutory_days, belief_rank) as statutory_days,
        arg_min(promised_days, belief_rank) as promised_days
    from ranked_row
    group by project_id, item
),

believed as (
    select
        ranked_row.* exclude (approval_level, handling_office, statutory_days, promised_days),
        first_stated.approval_level,
        first_stated.handling_office,
        first_stated.statutory_days,
        first_stated.promised_days,
        case
            when ranked_row.read_share is null then null
            when ranked_row.says_done and ranked_row.valid_until_date < $as_of then '已过期'
            when ranked_row.says_not_needed then ranked_row.state
            when ranked_row.is_percentage and ranked_row.share is not null
                then case
                    when ranked_row.share >= 1 then '已办结'
                    when ranked_row.share > 0 then '在办'
                    else '未启动'
                end
            when ranked_row.says_done and ranked_row.read_share < 1 then '在办'
            when ranked_row.state is not null then ranked_row.state
            when ranked_row.share >= 1 then '已办结'
            when ranked_row.share > 0 then '在办'
            else '未启动'
        end as item_state
    from ranked_row
    inner join first_stated
        on ranked_row.project_id = first_stated.project_id and ranked_row.item = first_stated.item
    where ranked_row.belief_rank = 1
),

project_item as (
    select
        kind.project_id,
        kind.project_kind,
        kind.signed_date,
        rule.gate,
        gate.gate_order,
        rule.item,
        rule.item_order,
        rule.points,
        rule.is_main_permit,
        rule.is_percentage,
        believed.item_state as state,
        believed.item_text as stated_text,
        believed.read_share,
        believed.item_state is not null as is_known,
        case
            when believed.item_state is null then rule.applies
            else not coalesce(state.leaves_denominator, false)
        end as applies,
        coalesce(state.is_done, false) as is_done,
        coalesce(state.is_clear, false) as is_clear,
        coalesce(state.is_flagged, false) as is_flagged,
        coalesce(believed.approval_level, rule.approval_level) as approval_level,
        case
            when believed.approval_level is not null then '台账'
            when rule.approval_level is not null then '规则'
        end as level_basis,
        coalesce(believed.handling_office, rule.handling_office) as handling_office,
        case when believed.handling_office is not null then '台账' else '规则' end as office_basis,
        case
            when believed.item_state is not null and not state.is_done
                then coalesce(believed.waits_on, rule.waits_on, state.waits_on)
        end as waits_on,
        believed.accepted_date,
        believed.done_date,
        believed.valid_until_date,
        believed.licence_number,
        believed.statutory_days,
        believed.promised_days,
        believed.supplement_from,
        believed.supplement_until,
        believed.special_from,
        believed.special_until,
        believed.batch_id,
        believed.sheet_id,
        believed.row_number
    from mart.project_kind as kind
    inner join mart.rule_item as rule on kind.project_kind = rule.project_kind
    inner join mart.rule_gate as gate on rule.gate = gate.gate
    left join believed
        on kind.project_id = believed.project_id and rule.item = believed.item
    left join mart.rule_state as state on believed.item_state = state.state
    where
        kind.snapshot_id = $snapshot_id
        and kind.project_id in (select first_stated.project_id from first_stated)
),

gate_passed as (
    select
        project_id,
        gate_order,
        case
            when
                bool_and(is_done or not applies)
                and count(*) filter (where applies and done_date is null) = 0
                then max(done_date) filter (where applies)
        end as passed_date
    from project_item
    group by project_id, gate_order
),

waiting as (
    select
        project_item.*,
        case
            when project_item.is_known and project_item.applies and not project_item.is_done
                then case
                    when project_item.accepted_date <= $as_of then project_item.accepted_date
                    when project_item.is_percentage and project_item.read_share > 0 then null
                    when project_item.gate_order = 1 and project_item.signed_date <= $as_of
                        then project_item.signed_date
                    when before.passed_date <= $as_of then before.passed_date
                end
        end as waiting_since_date,
        coalesce(project_item.promised_days, project_item.statutory_days) as limit_days,
        -- The clock of data/rules/clock.toml: working days from acceptance, without the days on which it stood.
        case
            when project_item.accepted_date <= $as_of::date and not project_item.is_done
                then
                    mart.working_days(project_item.accepted_date, $as_of::date) - mart.stopped_days(
                        project_item.accepted_date, $as_of::date, project_item.supplement_from,
                        project_item.supplement_until, project_item.special_from, project_item.special_until
                    )
        end as used_days,
        project_item.accepted_date <= $as_of::date
        and not project_item.is_done
        and (
            coalesce(project_item.supplement_from < $as_of::date and project_item.supplement_until is null, false)
            or coalesce(project_item.special_from < $as_of::date and project_item.special_until is null, false)
        ) as is_stopped
    from project_item
    left join gate_passed as before
        on
            project_item.project_id = before.project_id
            and project_item.gate_order = before.gate_order + 1
)

select
    $snapshot_id as snapshot_id,
    * exclude (
        signed_date, read_share, supplement_from, supplement_until, special_from, special_until
    ),
    case when not applies then 1 else coalesce(read_share, 0) end as share_low,
    case when not applies then 1 else coalesce(read_share, 1) end as share_high,
    case
        when waiting_since_date is null then null
        when waiting_since_date = accepted_date then '受理'
        when gate_order = 1 then '签约'
        else '上一关口'
    end as waiting_basis,
    $as_of - waiting_since_date as waiting_days,
    case when used_days > limit_days then used_days - limit_days end as overdue_days
from waiting
where batch_id is not null
order by project_id, item_order
