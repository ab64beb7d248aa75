-- purpose: Corrections of a column's field, remembered by header fingerprint and unit; append-only, the last wins.
-- grain: mapping_id
create table ledger.header_mapping (
    mapping_id uuid,
    fingerprint varchar,
    unit varchar,
    mapping varchar,
    saved_by varchar,
    saved_at timestamptz
)
