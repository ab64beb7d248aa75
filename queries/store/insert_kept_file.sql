-- purpose: Append the registered frame incoming to the kept files, but for contents that are kept already.
insert into ledger.kept_file by name
select incoming.* from incoming
anti join ledger.kept_file as kept on incoming.sha256 = kept.sha256
