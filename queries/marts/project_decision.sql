-- purpose: The decisions about pairs of projects that hold at the snapshot.
-- params: $snapshot_id, $sequence
-- noqa: disable=ST03
insert into mart.project_decision by name
with resolved as (
    select
        decision.decision_id,
        decision.sequence,
        decision.verdict,
        kept.own_id as kept_id,
        other.own_id as other_id
    from ledger.project_decision as decision
    inner join mart.project_identity as kept
        on
            kept.snapshot_id = $snapshot_id
            and decision.kept_code is not distinct from kept.project_code
            and decision.kept_name is not distinct from kept.project_name
    inner join mart.project_identity as other
        on
            other.snapshot_id = $snapshot_id
            and decision.other_code is not distinct from other.project_code
            and decision.other_name is not distinct from other.project_name
    where decision.sequence <= $sequence
)

select
    $snapshot_id as snapshot_id,
    decision_id,
    sequence,
    verdict,
    kept_id,
    other_id
from mart.decisions_in_force(resolved)
order by sequence, decision_id
