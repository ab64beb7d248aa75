-- purpose: What an administrator has allowed to leave the network; append-only, the last word of a name counts.
-- grain: permission_id
create table ledger.permission (
    permission_id uuid,
    name varchar,
    is_allowed boolean,
    saved_by varchar,
    saved_at timestamptz
)
