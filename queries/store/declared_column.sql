-- purpose: A column of a declared ledger, where its row table lacks it.
alter table ledger.any_table add column if not exists any_column any_type
