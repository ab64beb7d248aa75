-- purpose: Numbers of the migration steps that the database has been through.
-- grain: number
-- columns: number
select number
from ledger.schema_version
order by number
