-- purpose: What could not be read or does not agree, at its cell; the message is made from code and arguments.
-- grain: batch_id, issue_number
create table ledger.upload_issue (
    batch_id uuid,
    issue_number integer,
    sheet_id uuid,
    file_name varchar,
    sheet_name varchar,
    cell varchar,
    row_number integer,
    field varchar,
    code varchar,
    severity varchar,
    value varchar,
    arguments varchar
)
