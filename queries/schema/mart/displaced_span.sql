-- purpose: Days on which a batch of a period ledger is silent because another one of its unit speaks.
-- grain: snapshot_id, batch_id, speaking_batch_id
create table mart.displaced_span (
    snapshot_id integer, batch_id uuid, speaking_batch_id uuid, first_date date, last_date date
)
