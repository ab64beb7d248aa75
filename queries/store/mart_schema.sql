-- purpose: The schema of the marts, in memory.
-- grain: none
-- params: none
-- columns: none
create schema mart
