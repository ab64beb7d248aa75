-- purpose: Every used row as it stood. raw[i] is the value of sheet column i (A = 1) as text;
--     shown[i] is what the clerk sees there, null where that is the same text.
-- grain: sheet_id, row_number
create table ledger.source_row (
    sheet_id uuid,
    row_number integer,
    role varchar,
    reason varchar,
    raw varchar[],
    shown varchar[]
)
