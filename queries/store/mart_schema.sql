-- purpose: The schema of the marts, in memory.
create schema mart
