-- purpose: Names of the tables of the ledger database.
-- grain: table
-- columns: table_name
select table_name
from duckdb_tables()
where database_name = 'ledger'
order by table_name
