-- purpose: The sheet on which a header mapping was made, to show people what it belongs to; headers is a JSON
--     object, column letter to header text.
-- grain: mapping_id
create table ledger.mapping_sheet (
    mapping_id uuid,
    file_name varchar,
    sheet_name varchar,
    ledger varchar,
    headers varchar
)
