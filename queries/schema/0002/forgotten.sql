-- purpose: What is no longer remembered: ids of header mappings and aliases that somebody took back, from version
--     sequence on. Append-only: what was forgotten by mistake is remembered anew, under an id of its own.
-- grain: forgotten_id
create table ledger.forgotten (
    forgotten_id uuid,
    sequence bigint,
    remembered_id uuid,
    saved_by varchar,
    saved_at timestamptz
)
