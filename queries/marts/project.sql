-- purpose: One project as it stands: each field is the first stated value in order of belief (mart.project_row);
--     then what the rules make of it: stage and its age, signed, started, counted, which amount stands for the plan. A
--     group or unit that the organisation's register knows under a former name stands under its name of today.
-- params: $snapshot_id, $as_of
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
        entry.* exclude (
            snapshot_id, batch_id, sheet_id, row_number, longitude, latitude, datum, date_precision, extra
        ),
        batch.unit as reporting_unit,
        case
            when entry.signed_date is not null then coalesce(entry.date_precision['signed_date'], 'day')
        end as signed_precision,
        case
            when entry.planned_start_date is not null then coalesce(entry.date_precision['planned_start_date'], 'day')
        end as start_precision,
        case
            when entry.planned_production_date is not null
                then coalesce(entry.date_precision['planned_production_date'], 'day')
        end as production_precision,
        case
            when entry.longitude is not null and entry.latitude is not null
                then { 'longitude': entry.longitude, 'latitude': entry.latitude, 'datum': entry.datum }
        end as point
    from mart.project_entry as entry
    inner join mart.current_batch as batch
        on entry.snapshot_id = batch.snapshot_id and entry.batch_id = batch.batch_id
    where entry.snapshot_id = $snapshot_id
),

of_several_rows as (
    select project_id
    from mart.project_row
    where snapshot_id = $snapshot_id and belief_rank = 2
),

-- Most projects are one row: grouping those as well takes several times as long at a million.
fact as (
    select
        member.* exclude (belief_rank),
        1 as row_count
    from member
    anti join of_several_rows on member.project_id = of_several_rows.project_id
    union all by name
    select
        member.project_id,
        arg_min(columns(member.* exclude (project_id, belief_rank)), member.belief_rank) as "\0",  -- noqa: RF05
        count(*) as row_count
    from member
    semi join of_several_rows on member.project_id = of_several_rows.project_id
    group by member.project_id
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
        max(entry.basis) filter (where entry.stage_order = setting.signed_order) as signed_basis,
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
    select *
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
    ruled.* exclude (
        section, parent_name, lead_date, survey_date, talks_date, address, longitude_raw, latitude_raw, point,
        signed_precision, start_precision, production_precision, signing_date, signed_basis, highest_order,
        is_start_dated, is_production_dated, standing_stage, rung, investment_field
    )
    replace (
        ruled.standing_stage as stage,
        case ruled.investment_field
            when 'planned_investment_wan' then ruled.planned_investment_wan
            when 'agreed_investment_wan' then ruled.agreed_investment_wan
            when 'filed_investment_wan' then ruled.filed_investment_wan
        end as planned_investment_wan,
        case
            when
                ruled.is_start_dated
                or ruled.is_started
                or coalesce(ruled.rung >= setting.started_order, false) then true
            when ruled.standing_stage is not null or ruled.is_started is not null then false
        end as is_started,
        place.town as town,
        place.park as park,
        coalesce(of_group.body, ruled.task_group) as task_group,
        coalesce(of_unit.body, ruled.responsible_unit) as responsible_unit
    ),
    counted_twice.project_id is null as is_counted,
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
    end as stage_age_days,
    nullif(ruled.signed_precision, 'day') as signed_date_precision,
    case
        when ruled.is_exit
            then coalesce(ruled.highest_order >= setting.signed_order, false)
        else
            coalesce(ruled.signed_basis = 'date', false)
            or coalesce(ruled.rung >= setting.signed_order, false)
    end as is_signed,
    ruled.is_signed_this_year
    and ruled.is_agreement_counted
    and not ruled.is_exit
    and not coalesce(counted_twice.is_signing_too, false) as is_signed_counted,
    ruled.investment_field as planned_investment_field,
    nullif(ruled.start_precision, 'day') as planned_start_precision,
    nullif(ruled.production_precision, 'day') as planned_production_precision,
    case
        when
            ruled.is_production_dated
            or coalesce(ruled.rung >= setting.production_order, false) then true
        when ruled.standing_stage is not null then false
    end as is_in_production,
    coalesce(place.placed_longitude, ruled.point.longitude) as longitude,
    coalesce(place.placed_latitude, ruled.point.latitude) as latitude,
    case when place.placed_longitude is null then ruled.point.datum else 'WGS84' end as datum,
    seen.last_changed_date
from ruled
cross join setting
left join counted_twice on ruled.project_id = counted_twice.project_id
left join mart.project_place as place
    on place.snapshot_id = $snapshot_id and ruled.project_id = place.project_id
left join mart.body_name as of_group
    on of_group.snapshot_id = $snapshot_id and mart.project_key(ruled.task_group) = of_group.name_key
left join mart.body_name as of_unit
    on of_unit.snapshot_id = $snapshot_id and mart.project_key(ruled.responsible_unit) = of_unit.name_key
left join mart.project_seen as seen
    on seen.snapshot_id = $snapshot_id and ruled.project_id = seen.project_id
left join mart.stage_entry as standing
    on
        standing.snapshot_id = $snapshot_id
        and ruled.project_id = standing.project_id
        and ruled.standing_stage = standing.stage
order by ruled.project_id
