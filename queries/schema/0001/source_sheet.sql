-- purpose: One recognised table of a sheet in an uploaded file.
-- grain: sheet_id (a table of a sheet, in one batch)
create table ledger.source_sheet (
    sheet_id uuid,
    batch_id uuid,
    file_name varchar,
    file_sha256 varchar,
    reader varchar,
    sheet_name varchar,
    visibility varchar,
    header_rows integer[],
    unit_text varchar,
    fingerprint varchar,
    confidence double
)
