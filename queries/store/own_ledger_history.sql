-- purpose: Every declaration of an own ledger that was taken in or taken back, with the one before it; newest first.
-- grain: declaration_id
-- columns: name, saved_by, saved_at, declaration, declaration_before
select
    name,
    saved_by,
    saved_at,
    declaration,
    lag(declaration) over (partition by name order by saved_at, declaration_id) as declaration_before
from ledger.own_ledger
order by saved_at desc, name
