-- purpose: The declarations in force of the office's own ledgers, and the last word of those taken back.
-- grain: name
-- columns: name, declaration
select
    name,
    coalesce(declaration, '') as declaration
from ledger.own_ledger
qualify row_number() over (partition by name order by saved_at desc, declaration_id desc) = 1
order by name
