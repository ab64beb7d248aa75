-- purpose: The contents that are kept.
-- grain: sha256
-- columns: sha256
select sha256
from ledger.kept_file
order by sha256
