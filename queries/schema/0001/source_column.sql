-- purpose: The column map of a sheet: which column fed which field (and readiness item).
-- grain: sheet_id, column_letter, field, item
create table ledger.source_column (
    sheet_id uuid,
    column_letter varchar,
    column_number integer,
    field varchar,
    item varchar,
    header_text varchar,
    unit_text varchar,
    confidence double
)
