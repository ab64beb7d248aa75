-- purpose: Give back the memory of forgotten snapshots: deleted rows stay in place until a checkpoint.
checkpoint memory
