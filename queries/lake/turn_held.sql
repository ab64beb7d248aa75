-- purpose: Fails where the turn to write into a shared ledger was lost with its connection.
-- grain: one row
-- columns: is_held
select is_held
from postgres_query('__ducklake_metadata_ledger', 'select true as is_held')
order by is_held
