-- purpose: The project that a code and name as written mean: what they mean by themselves, and where people decided
--     that two projects are one, the identity that stays. Names of decisions that no ledger row bears are there too,
--     so that funds, visits and permits may use them.
-- params: $snapshot_id, $sequence
-- noqa: disable=ST03
insert into mart.project_identity by name
with current_batch as (
    select batch_id
    from mart.current_batch
    where snapshot_id = $snapshot_id and ledger = 'projects'
),

decided as (
    select *
    from ledger.project_decision
    where sequence <= $sequence
),

written as (
    select
        entry.project_code,
        entry.project_name,
        case when bool_or(current_batch.batch_id is not null) then 'current' else 'past' end as standing
    from ledger.project_row as entry
    inner join mart.project_history as history
        on entry.batch_id = history.batch_id and history.snapshot_id = $snapshot_id
    left join current_batch on entry.batch_id = current_batch.batch_id
    group by entry.project_code, entry.project_name
),

named as (
    select *
    from written
    union all
    select
        unnest([kept_code, other_code]) as project_code,
        unnest([kept_name, other_name]) as project_name,
        'named' as standing
    from decided
),

identified as materialized (
    select *
    from mart.identified_names(named)
    where own_id is not null
),

resolved as (
    select
        decided.decision_id,
        decided.sequence,
        decided.verdict,
        kept.own_id as kept_id,
        other.own_id as other_id
    from decided
    inner join identified as kept
        on
            decided.kept_code is not distinct from kept.project_code
            and decided.kept_name is not distinct from kept.project_name
    inner join identified as other
        on
            decided.other_code is not distinct from other.project_code
            and decided.other_name is not distinct from other.project_name
),

in_force as (
    select *
    from mart.decisions_in_force(resolved)
)

select
    $snapshot_id as snapshot_id,
    identified.project_code,
    identified.project_name,
    identified.name_key,
    identified.own_id,
    coalesce(joined.project_id, identified.own_id) as project_id
from identified
left join mart.joined_projects(in_force) as joined on identified.own_id = joined.own_id
order by project_id, project_code, project_name
