-- purpose: What the office declared of its own ledgers (data/ledgers/own_files.py), append-only: the last row of a name
--     holds. declaration null: taken back; the rows that were published stay.
-- grain: declaration_id
create table ledger.own_ledger (
    declaration_id uuid,
    name varchar,
    declaration varchar,
    saved_by varchar,
    saved_at timestamptz
)
