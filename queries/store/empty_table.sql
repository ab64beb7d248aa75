-- purpose: Take everything out of a table of the ledger database; only a restore does this, in the
--     transaction that puts the backup's rows in.
delete from ledger.any_table
