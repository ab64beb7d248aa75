-- purpose: Append-only; a row is a version. batch_ids is everything visible from it on.
-- grain: version
create table ledger.publish_log (
    sequence bigint,
    publish_id uuid,
    action varchar,
    restores_sequence bigint,
    published_by varchar,
    published_at timestamptz,
    note varchar,
    added_batch_ids uuid[],
    batch_ids uuid[]
)
