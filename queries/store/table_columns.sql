-- purpose: The columns of a table of the ledger database, with their types.
-- grain: column_name
-- params: $table
-- columns: column_name, data_type
select
    column_name,
    data_type
from duckdb_columns()
where database_name = 'ledger' and table_name = $table
order by column_index
