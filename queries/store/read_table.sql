-- purpose: A whole table of the ledger database, for a backup or a restore.
-- grain: row
-- columns: all of ledger.any_table
select *
from ledger.any_table
