-- purpose: The declarations in force of the office's own ledgers, and the last word of those taken back.
-- grain: name
-- columns: name, declaration
select
    name,
    arg_max(declaration, (saved_at, declaration_id)) as declaration
from (
    select
        name,
        coalesce(declaration, '') as declaration,
        saved_at,
        declaration_id
    from ledger.own_ledger
)
group by name
order by name
