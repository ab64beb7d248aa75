-- purpose: Fill a rule table of the marts from the registered frame incoming (settings files).
-- grain: none
-- params: none
-- columns: none
insert into mart.any_table by name
select * from incoming
