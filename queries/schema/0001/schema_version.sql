-- purpose: Which numbered folders of queries/schema this database has been through.
-- grain: number
create table ledger.schema_version (
    number integer,
    applied_at timestamptz
)
