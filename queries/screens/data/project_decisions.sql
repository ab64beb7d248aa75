-- purpose: What was decided about pairs of projects and holds at the snapshot, the last first.
-- grain: decision_id
-- params: $snapshot_id
-- columns: decision_id, sequence, verdict, kept_code, kept_name, other_code, other_name, rule, evidence, decided_by,
--     decided_at
select
    decided.decision_id::varchar as decision_id,
    decided.sequence,
    decided.verdict,
    decided.kept_code,
    decided.kept_name,
    decided.other_code,
    decided.other_name,
    decided.rule,
    decided.evidence,
    decided.decided_by,
    decided.decided_at
from mart.project_decision as holding
inner join ledger.project_decision as decided on holding.decision_id = decided.decision_id
where holding.snapshot_id = $snapshot_id
order by decided.sequence desc, decided.decision_id
