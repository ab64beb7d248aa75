-- purpose: What people decided about two names or codes: the same project (kept is the identity that stays),
--     different projects, or open again. Append-only; holds from version sequence on, the last word counts.
--     rule and evidence (JSON): what made the product ask, with its numbers.
-- grain: decision_id
create table ledger.project_decision (
    decision_id uuid,
    sequence bigint,
    verdict varchar,
    kept_code varchar,
    kept_name varchar,
    other_code varchar,
    other_name varchar,
    rule varchar,
    evidence varchar,
    decided_by varchar,
    decided_at timestamptz
)
