-- purpose: A table of the rules in the marts, from the registered frame incoming: data/rules declares its columns.
create or replace table mart.any_table as
select * from incoming
