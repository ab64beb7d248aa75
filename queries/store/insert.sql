-- purpose: Append the registered frame incoming to a table of the ledger database; columns it lacks become null.
insert into ledger.any_table by name
select * from incoming
