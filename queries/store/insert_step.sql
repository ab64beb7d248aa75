-- purpose: Note that the database has been through a migration step.
-- params: $number, $applied_at
insert into ledger.schema_version (number, applied_at)
values ($number, $applied_at)
