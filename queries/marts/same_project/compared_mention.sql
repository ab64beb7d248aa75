-- purpose: Lays the rows of an upload beside what is current, with the project that each means. A current sheet that
--     the upload replaces counts as left, as does the sheet before a current one.
-- params: $snapshot_id
-- noqa: disable=ST03
insert into mart.compared_mention by name
with incoming_sheet as (
    select
        ledger,
        form,
        unit,
        max(as_of_date) as as_of_date
    from mart.compared_row
    group by ledger, form, unit
),

incoming as (
    select
        case when ledger = 'projects' then 'current' else 'named' end as standing,
        true as is_incoming,
        9223372036854775807 as sequence,
        entry.*
    from mart.compared_row as entry
),

project_batch as (
    select
        case when incoming_sheet.unit is null then 'current' else 'left' end as standing,
        batch.batch_id,
        batch.form,
        batch.unit,
        batch.as_of_date,
        batch.sequence
    from mart.current_batch as batch
    left join incoming_sheet
        on
            incoming_sheet.ledger = 'projects'
            and batch.form = incoming_sheet.form
            and batch.unit = incoming_sheet.unit
            and batch.as_of_date <= incoming_sheet.as_of_date
    where batch.snapshot_id = $snapshot_id and batch.ledger = 'projects'
),

batch_before as (
    select
        'left' as standing,
        history.batch_id,
        history.form,
        history.unit,
        history.as_of_date,
        0 as sequence
    from mart.project_history as history
    inner join project_batch as now
        on
            history.form = now.form
            and history.unit = now.unit
            and history.batch_id <> now.batch_id
            and now.standing = 'current'
    where history.snapshot_id = $snapshot_id
    qualify
        row_number() over (
            partition by history.form, history.unit
            order by history.as_of_date desc, history.batch_id desc
        ) = 1
),

stored_batch as (
    select *
    from project_batch
    union all
    select *
    from batch_before
),

stored as (
    select
        batch.standing,
        false as is_incoming,
        batch.batch_id,
        'projects' as ledger,
        batch.form,
        batch.unit,
        batch.as_of_date,
        batch.sequence,
        entry.sheet_id,
        entry.row_number,
        entry.project_code,
        entry.project_name,
        entry.parent_name,
        entry.investor,
        entry.project_company,
        entry.industry,
        entry.industry_chain,
        entry.stage,
        entry.town,
        entry.planned_investment_wan,
        entry.agreed_investment_wan,
        entry.filed_investment_wan
    from stored_batch as batch
    inner join ledger.project_row as entry on batch.batch_id = entry.batch_id
),

referring as (
    select
        'funds' as ledger,
        batch_id,
        form,
        reporting_unit as unit,
        as_of_date,
        sequence,
        sheet_id,
        row_number,
        project_code,
        project_name
    from mart.current_fund_row
    where snapshot_id = $snapshot_id
    union all
    select
        'readiness' as ledger,
        batch_id,
        form,
        reporting_unit as unit,
        as_of_date,
        sequence,
        sheet_id,
        row_number,
        project_code,
        project_name
    from mart.current_readiness_row
    where snapshot_id = $snapshot_id
    union all
    select
        'visits' as ledger,
        batch_id,
        form,
        reporting_unit as unit,
        as_of_date,
        sequence,
        sheet_id,
        row_number,
        null as project_code,
        unnest(project_refs) as project_name
    from mart.current_visit_row
    where snapshot_id = $snapshot_id
),

named as (
    select
        'named' as standing,
        false as is_incoming,
        referring.*
    from referring
    left join incoming_sheet using (ledger, form, unit)
    where incoming_sheet.unit is null and referring.project_name is not null
    qualify
        row_number() over (
            partition by referring.batch_id, referring.project_code, referring.project_name
            order by referring.sheet_id, referring.row_number
        ) = 1
),

decided as (
    select
        'decided' as standing,
        false as is_incoming,
        decision_id,
        verdict,
        sequence,
        unnest(['kept', 'other']) as side,
        unnest([kept_code, other_code]) as project_code,
        unnest([kept_name, other_name]) as project_name
    from ledger.project_decision
),

mention as (
    select *
    from incoming
    union all by name
    select *
    from stored
    union all by name
    select *
    from named
    union all by name
    select *
    from decided
),

names as (
    select
        case when standing <> 'named' then project_code end as project_code,
        project_name,
        case standing when 'current' then 'current' when 'left' then 'past' else 'named' end as standing
    from mention
    union
    select
        project_code,
        project_name,
        'past' as standing
    from mart.project_identity
    where snapshot_id = $snapshot_id
),

identified as materialized (
    select *
    from mart.identified_names(names)
),

resolved as (
    select
        decision.decision_id,
        decision.sequence,
        decision.verdict,
        any_value(identified.own_id) filter (where decision.side = 'kept') as kept_id,
        any_value(identified.own_id) filter (where decision.side = 'other') as other_id
    from decided as decision
    inner join identified
        on
            decision.project_code is not distinct from identified.project_code
            and decision.project_name is not distinct from identified.project_name
    group by decision.decision_id, decision.sequence, decision.verdict
),

in_force as (
    select *
    from mart.decisions_in_force(resolved)
)

select
    mention.*,
    identified.name_key,
    identified.own_id,
    coalesce(joined.project_id, identified.own_id) as project_id
from mention
inner join identified
    on
        case when mention.standing <> 'named' then mention.project_code end
        is not distinct from identified.project_code
        and mention.project_name is not distinct from identified.project_name
left join mart.joined_projects(in_force) as joined on identified.own_id = joined.own_id
left join in_force on mention.decision_id = in_force.decision_id
where
    identified.own_id is not null
    and (mention.standing <> 'decided' or in_force.decision_id is not null)
