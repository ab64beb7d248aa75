-- purpose: Where the cells of a table stand in the file, of tables that were read in another layout than the
--     sheet's (a list on its side, forms, names as columns); cells that stand where they are counted have no row.
--     header_text and original_text only where they are others than the column's and the cell's own.
-- grain: sheet_id, row_number, column_number
create table ledger.source_origin (
    sheet_id uuid,
    row_number integer,
    column_number integer,
    sheet_name varchar,
    cell_row integer,
    cell_column integer,
    header_text varchar,
    original_text varchar
)
