-- purpose: One project as it stands: each field is the first stated value in order of belief (mart.project_row);
--     then what the rules make of it: stage and its age, signed, started, counted, which amount stands for the plan.
--     The first two rows are joined and only later ones grouped: ten times faster than grouping all at 1M rows.
-- grain: snapshot_id, project_id
-- params: $snapshot_id, $as_of
-- columns: none
insert into mart.project by name
with setting as (
    select
        max(text_value) filter (where setting = 'counted_phase') as counted_phase,
        any_value(list_value) filter (
            where setting = 'uncounted_agreement_types'
        ) as uncounted_agreement_types,
        any_value(list_value) filter (where setting = 'investment_fields') as investment_fields,
        max(stage_order) filter (where setting = 'signed_stage') as signed_order,
        max(stage_order) filter (where setting = 'started_stage') as started_order,
        max(stage_order) filter (where setting = 'production_stage') as production_order,
        max(text_value) filter (where setting = 'started_stage') as started_stage
    from mart.rule_setting
    left join mart.rule_stage on mart.rule_setting.text_value = mart.rule_stage.stage
),

member as (
    select
        member.project_id,
        member.belief_rank,
        batch.unit as reporting_unit,
        entry.*
    from mart.project_row as member
    inner join mart.current_batch as batch
        on batch.snapshot_id = $snapshot_id and member.batch_id = batch.batch_id
    inner join ledger.project_row as entry
        on
            member.batch_id = entry.batch_id
            and member.sheet_id = entry.sheet_id
            and member.row_number = entry.row_number
    where member.snapshot_id = $snapshot_id
),

later as (
    select
        project_id,
        max(belief_rank) as row_count,
        arg_min(columns(* exclude (
            project_id, belief_rank, reporting_unit, batch_id, sheet_id, row_number,
            longitude, latitude, datum, extra, date_precision
        )), belief_rank) as "\0",  -- noqa: RF05
        arg_min(longitude, belief_rank) filter (where latitude is not null) as longitude,
        arg_min(latitude, belief_rank) filter (where longitude is not null) as latitude,
        arg_min(datum, belief_rank) filter (
            where longitude is not null and latitude is not null
        ) as datum,
        arg_min(coalesce(date_precision['signed_date'], 'day'), belief_rank) filter (
            where signed_date is not null
        ) as signed_date_precision,
        arg_min(coalesce(date_precision['planned_start_date'], 'day'), belief_rank) filter (
            where planned_start_date is not null
        ) as planned_start_precision,
        arg_min(coalesce(date_precision['planned_production_date'], 'day'), belief_rank) filter (
            where planned_production_date is not null
        ) as planned_production_precision
    from member
    where belief_rank > 2
    group by project_id
),

fact as (
    select
        one.project_id,
        one.reporting_unit,
        coalesce(later.row_count, two.belief_rank, 1) as row_count,
        coalesce(one.project_code, two.project_code, later.project_code) as project_code,
        coalesce(one.project_name, two.project_name, later.project_name) as project_name,
        coalesce(one.parent_name, two.parent_name, later.parent_name) as parent_name,
        coalesce(one.project_kind, two.project_kind, later.project_kind) as project_kind,
        coalesce(one.investor, two.investor, later.investor) as investor,
        coalesce(
            one.project_company, two.project_company, later.project_company
        ) as project_company,
        coalesce(one.industry, two.industry, later.industry) as industry,
        coalesce(one.industry_chain, two.industry_chain, later.industry_chain) as industry_chain,
        coalesce(one.origin_place, two.origin_place, later.origin_place) as origin_place,
        coalesce(one.origin_kind, two.origin_kind, later.origin_kind) as origin_kind,
        coalesce(one.channel, two.channel, later.channel) as channel,
        coalesce(one.introducer, two.introducer, later.introducer) as introducer,
        coalesce(one.credited_unit, two.credited_unit, later.credited_unit) as credited_unit,
        coalesce(one.task_group, two.task_group, later.task_group) as task_group,
        coalesce(
            one.sponsoring_leader, two.sponsoring_leader, later.sponsoring_leader
        ) as sponsoring_leader,
        coalesce(
            one.responsible_leader, two.responsible_leader, later.responsible_leader
        ) as responsible_leader,
        coalesce(
            one.responsible_unit, two.responsible_unit, later.responsible_unit
        ) as responsible_unit,
        coalesce(
            one.service_officer, two.service_officer, later.service_officer
        ) as service_officer,
        coalesce(one.stage, two.stage, later.stage) as stage,
        coalesce(one.signed_date, two.signed_date, later.signed_date) as signed_date,
        coalesce(one.agreement_type, two.agreement_type, later.agreement_type) as agreement_type,
        coalesce(
            one.planned_investment_wan, two.planned_investment_wan, later.planned_investment_wan
        ) as planned_investment_wan,
        coalesce(
            one.agreed_investment_wan, two.agreed_investment_wan, later.agreed_investment_wan
        ) as agreed_investment_wan,
        coalesce(
            one.filed_investment_wan, two.filed_investment_wan, later.filed_investment_wan
        ) as filed_investment_wan,
        coalesce(
            one.fixed_investment_wan, two.fixed_investment_wan, later.fixed_investment_wan
        ) as fixed_investment_wan,
        coalesce(
            one.planned_start_date, two.planned_start_date, later.planned_start_date
        ) as planned_start_date,
        coalesce(
            one.actual_start_date, two.actual_start_date, later.actual_start_date
        ) as actual_start_date,
        coalesce(
            one.planned_production_date, two.planned_production_date, later.planned_production_date
        ) as planned_production_date,
        coalesce(
            one.actual_production_date, two.actual_production_date, later.actual_production_date
        ) as actual_production_date,
        coalesce(
            one.production_extent, two.production_extent, later.production_extent
        ) as production_extent,
        coalesce(
            one.completion_date, two.completion_date, later.completion_date
        ) as completion_date,
        coalesce(
            one.design_capacity_date, two.design_capacity_date, later.design_capacity_date
        ) as design_capacity_date,
        coalesce(one.is_started, two.is_started, later.is_started) as is_started,
        coalesce(
            one.is_in_statistics, two.is_in_statistics, later.is_in_statistics
        ) as is_in_statistics,
        coalesce(
            one.statistics_date, two.statistics_date, later.statistics_date
        ) as statistics_date,
        coalesce(one.content, two.content, later.content) as content,
        coalesce(one.progress_text, two.progress_text, later.progress_text) as progress_text,
        coalesce(one.problem_text, two.problem_text, later.problem_text) as problem_text,
        coalesce(one.next_step, two.next_step, later.next_step) as next_step,
        coalesce(one.next_step_unit, two.next_step_unit, later.next_step_unit) as next_step_unit,
        coalesce(
            one.next_step_due_date, two.next_step_due_date, later.next_step_due_date
        ) as next_step_due_date,
        coalesce(
            one.annual_plan_wan, two.annual_plan_wan, later.annual_plan_wan
        ) as annual_plan_wan,
        coalesce(
            one.annual_completed_wan, two.annual_completed_wan, later.annual_completed_wan
        ) as annual_completed_wan,
        coalesce(
            one.cumulative_completed_wan, two.cumulative_completed_wan, later.cumulative_completed_wan
        ) as cumulative_completed_wan,
        coalesce(
            one.completed_share, two.completed_share, later.completed_share
        ) as completed_share,
        coalesce(
            one.physical_progress_share, two.physical_progress_share, later.physical_progress_share
        ) as physical_progress_share,
        coalesce(one.exemption, two.exemption, later.exemption) as exemption,
        coalesce(one.remark, two.remark, later.remark) as remark,
        coalesce(one.source_note, two.source_note, later.source_note) as source_note,
        nullif(case
            when one.signed_date is not null then one.date_precision['signed_date']
            when two.signed_date is not null then two.date_precision['signed_date']
            else later.signed_date_precision
        end, 'day') as signed_date_precision,
        nullif(case
            when one.planned_start_date is not null then one.date_precision['planned_start_date']
            when two.planned_start_date is not null then two.date_precision['planned_start_date']
            else later.planned_start_precision
        end, 'day') as planned_start_precision,
        nullif(case
            when one.planned_production_date is not null then one.date_precision['planned_production_date']
            when two.planned_production_date is not null then two.date_precision['planned_production_date']
            else later.planned_production_precision
        end, 'day') as planned_production_precision,
        case
            when one.longitude is not null and one.latitude is not null then 1
            when two.longitude is not null and two.latitude is not null then 2
            else 3
        end as place_rank,
        [one.longitude, two.longitude, later.longitude][place_rank] as longitude,
        [one.latitude, two.latitude, later.latitude][place_rank] as latitude,
        [one.datum, two.datum, later.datum][place_rank] as datum
    from member as one
    left join member as two on one.project_id = two.project_id and two.belief_rank = 2
    left join later on one.project_id = later.project_id
    where one.belief_rank = 1
),

entered as (
    select
        entry.project_id,
        arg_max(entry.stage, entry.stage_order) filter (
            where entry.basis = 'date' and not rule.is_exit
        ) as dated_stage,
        max(entry.stage_order) filter (where not rule.is_exit) as highest_order,
        max(entry.entered_date) filter (
            where entry.stage_order = setting.signed_order
        ) as signed_date,
        max(entry.basis) filter (
            where entry.stage_order = setting.signed_order
        ) as signed_basis,
        bool_or(entry.basis = 'date' and entry.stage_order >= setting.started_order) filter (
            where not rule.is_exit
        ) as is_start_dated,
        bool_or(entry.basis = 'date' and entry.stage_order >= setting.production_order) filter (
            where not rule.is_exit
        ) as is_production_dated
    from mart.stage_entry as entry
    inner join mart.rule_stage as rule on entry.stage = rule.stage
    cross join setting
    where entry.snapshot_id = $snapshot_id
    group by entry.project_id
),

staged as (
    select
        fact.*,
        entered.signed_date as signing_date,
        entered.signed_basis,
        entered.highest_order,
        coalesce(entered.is_start_dated, false) as is_start_dated,
        coalesce(entered.is_production_dated, false) as is_production_dated,
        coalesce(fact.stage, entered.dated_stage, case
            when fact.is_started then setting.started_stage
        end) as standing_stage,
        nullif(alias.project_id, fact.project_id) as parent_id
    from fact
    cross join setting
    left join entered on fact.project_id = entered.project_id
    left join mart.project_alias as alias
        on
            alias.snapshot_id = $snapshot_id
            and mart.project_key(fact.parent_name) = alias.alias_key
),

ruled as (
    select
        staged.*,
        rule.stage_order,
        coalesce(rule.is_exit, false) as is_exit,
        case when not rule.is_exit then rule.stage_order end as rung,
        coalesce(
            staged.signed_basis in ('date', 'version')
            and year(staged.signing_date) = year($as_of::date),
            false
        ) as is_signed_this_year,
        staged.agreement_type is null or len(list_filter(
            setting.uncounted_agreement_types,
            lambda word: contains(staged.agreement_type, word)
        )) = 0 as is_agreement_counted,
        list_filter(
            setting.investment_fields,
            lambda field: case field
                when 'planned_investment_wan' then staged.planned_investment_wan is not null
                when 'agreed_investment_wan' then staged.agreed_investment_wan is not null
                when 'filed_investment_wan' then staged.filed_investment_wan is not null
            end
        )[1] as investment_field
    from staged
    cross join setting
    left join mart.rule_stage as rule on staged.standing_stage = rule.stage
),

kin as (
    select
        project_id,
        parent_id,
        is_exit,
        is_signed_this_year
    from ruled
    where parent_id is not null
),

parent as (
    select
        project_id,
        is_exit,
        is_signed_this_year
    from ruled
    where project_id in (select kin.parent_id from kin)
),

counted_twice as (
    select
        case setting.counted_phase
            when 'parent' then kin.project_id
            else kin.parent_id
        end as project_id,
        bool_or(kin.is_signed_this_year and parent.is_signed_this_year) as is_signing_too
    from kin
    inner join parent on kin.parent_id = parent.project_id
    cross join setting
    left join kin as circle
        on kin.parent_id = circle.project_id and kin.project_id = circle.parent_id
    where
        not kin.is_exit
        and not parent.is_exit
        and (circle.project_id is null or kin.project_id > kin.parent_id)
    group by all
)

select
    $snapshot_id as snapshot_id,
    ruled.project_id,
    ruled.project_code,
    ruled.project_name,
    ruled.parent_id,
    counted_twice.project_id is null as is_counted,
    ruled.project_kind,
    ruled.investor,
    ruled.project_company,
    ruled.industry,
    ruled.industry_chain,
    ruled.origin_place,
    ruled.origin_kind,
    ruled.channel,
    ruled.introducer,
    ruled.credited_unit,
    ruled.task_group,
    ruled.sponsoring_leader,
    ruled.responsible_leader,
    ruled.responsible_unit,
    ruled.service_officer,
    ruled.reporting_unit,
    ruled.standing_stage as stage,
    ruled.stage_order,
    ruled.is_exit,
    case
        when ruled.stage is not null then 'stated'
        when ruled.standing_stage is not null then 'derived'
    end as stage_basis,
    standing.entered_date as stage_entered_date,
    standing.basis as stage_entered_basis,
    case
        when
            standing.entered_date <= $as_of::date
            and coalesce(standing.date_precision, 'month') = 'month'
            then date_diff('day', standing.entered_date, $as_of::date)
    end::integer as stage_age_days,
    ruled.signed_date,
    ruled.signed_date_precision,
    case
        when ruled.is_exit
            then coalesce(ruled.highest_order >= setting.signed_order, false)
        else
            coalesce(ruled.signed_basis = 'date', false)
            or coalesce(ruled.rung >= setting.signed_order, false)
    end as is_signed,
    ruled.is_signed_this_year,
    ruled.is_signed_this_year
    and ruled.is_agreement_counted
    and not ruled.is_exit
    and not coalesce(counted_twice.is_signing_too, false) as is_signed_counted,
    ruled.agreement_type,
    ruled.is_agreement_counted,
    case ruled.investment_field
        when 'planned_investment_wan' then ruled.planned_investment_wan
        when 'agreed_investment_wan' then ruled.agreed_investment_wan
        when 'filed_investment_wan' then ruled.filed_investment_wan
    end as planned_investment_wan,
    ruled.investment_field as planned_investment_field,
    ruled.agreed_investment_wan,
    ruled.filed_investment_wan,
    ruled.fixed_investment_wan,
    ruled.planned_start_date,
    ruled.planned_start_precision,
    ruled.actual_start_date,
    case
        when
            ruled.is_start_dated
            or ruled.is_started
            or coalesce(ruled.rung >= setting.started_order, false) then true
        when ruled.standing_stage is not null or ruled.is_started is not null then false
    end as is_started,
    ruled.planned_production_date,
    ruled.planned_production_precision,
    ruled.actual_production_date,
    ruled.production_extent,
    case
        when
            ruled.is_production_dated
            or coalesce(ruled.rung >= setting.production_order, false) then true
        when ruled.standing_stage is not null then false
    end as is_in_production,
    ruled.completion_date,
    ruled.design_capacity_date,
    ruled.is_in_statistics,
    ruled.statistics_date,
    place.town,
    place.park,
    coalesce(place.placed_longitude, ruled.longitude) as longitude,
    coalesce(place.placed_latitude, ruled.latitude) as latitude,
    case when place.placed_longitude is null then ruled.datum else 'WGS84' end as datum,
    ruled.content,
    ruled.progress_text,
    ruled.problem_text,
    ruled.next_step,
    ruled.next_step_unit,
    ruled.next_step_due_date,
    ruled.annual_plan_wan,
    ruled.annual_completed_wan,
    ruled.cumulative_completed_wan,
    ruled.completed_share,
    ruled.physical_progress_share,
    ruled.exemption,
    ruled.remark,
    ruled.source_note,
    seen.last_changed_date,
    ruled.row_count::integer as row_count
from ruled
cross join setting
left join counted_twice on ruled.project_id = counted_twice.project_id
left join mart.project_place as place
    on place.snapshot_id = $snapshot_id and ruled.project_id = place.project_id
left join mart.project_seen as seen
    on seen.snapshot_id = $snapshot_id and ruled.project_id = seen.project_id
left join mart.stage_entry as standing
    on
        standing.snapshot_id = $snapshot_id
        and ruled.project_id = standing.project_id
        and ruled.standing_stage = standing.stage
order by ruled.project_id
