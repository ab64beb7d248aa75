-- purpose: How a kept file was read: whose it was, the day it spoke of, and all corrections by which it was read
--     (JSON, by header fingerprint: those of the upload over those remembered then). batch_id: what it brought; null
--     where it was given back with marks before anything was published. Files of one upload_id were read together,
--     in the order of position.
-- grain: file_sha256, upload_id, batch_id
create table ledger.file_reading (
    upload_id uuid,
    position integer,
    batch_id uuid,
    file_sha256 varchar,
    file_name varchar,
    unit varchar,
    as_of_date date,
    is_day_chosen boolean,
    period_start date,
    period_end date,
    corrections varchar,
    read_at timestamptz
)
