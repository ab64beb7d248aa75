-- purpose: Merged ranges, so that a filled-down value points to the cell that holds it.
-- grain: merged range
create table ledger.source_merge (
    sheet_id uuid,
    top_row integer,
    left_column integer,
    bottom_row integer,
    right_column integer
)
