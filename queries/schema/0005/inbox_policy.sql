-- purpose: What becomes of files that arrive in a unit's inbox folder: hold (they wait for a person) or
--     publish-if-clean. Append-only; of one unit the last word counts.
-- grain: policy_id
create table ledger.inbox_policy (
    policy_id uuid,
    unit varchar,
    policy varchar,
    saved_by varchar,
    saved_at timestamptz
)
