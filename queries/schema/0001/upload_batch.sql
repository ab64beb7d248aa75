-- purpose: One batch is what one upload said for one form of a ledger and one reporting unit.
-- grain: batch
create table ledger.upload_batch (
    batch_id uuid,
    ledger varchar,
    form varchar,
    unit varchar,
    as_of_date date,
    period_start date,
    period_end date,
    sequence bigint,
    is_sample boolean,
    uploaded_by varchar,
    uploaded_at timestamptz,
    read_count integer,
    loaded_count integer,
    rejected_count integer,
    not_data_count integer
)
