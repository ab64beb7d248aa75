-- purpose: The row table of a declared ledger, whose columns its declaration names (declared_column).
-- grain: batch_id, sheet_id, row_number
create table if not exists ledger.any_table (
    batch_id uuid,
    sheet_id uuid,
    row_number integer,
    date_precision map (varchar, varchar),
    extra map (varchar, varchar)
)
