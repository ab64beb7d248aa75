-- purpose: The columns of the tables of the ledger database, with their types.
-- grain: table_name, column_name
-- columns: table_name, column_name, data_type
select
    table_name,
    column_name,
    data_type
from duckdb_columns()
where database_name = 'ledger'
order by table_name, column_index
