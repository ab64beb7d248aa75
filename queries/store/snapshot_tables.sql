-- purpose: Tables of the marts whose rows belong to snapshots.
-- grain: table
-- columns: table_name
select held.table_name
from duckdb_columns() as held
inner join duckdb_tables() as made
    on held.schema_name = made.schema_name and held.table_name = made.table_name
where held.schema_name = 'mart' and held.column_name = 'snapshot_id'
order by held.table_name
