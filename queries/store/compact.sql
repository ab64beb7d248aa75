-- purpose: Give back the memory of forgotten snapshots: deleted rows stay in place until a checkpoint.
-- grain: none
-- params: none
-- columns: none
checkpoint memory
