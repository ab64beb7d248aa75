-- purpose: Fill a table of the marts from the registered frame incoming.
insert into mart.any_table by name
select * from incoming
