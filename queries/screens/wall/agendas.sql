-- purpose: The agendas that were saved, each as it was saved last; removed ones are left out.
-- grain: name
-- columns: name, agenda, saved_by, saved_at
with latest as (
    select
        name,
        agenda,
        saved_by,
        saved_at,
        row_number() over (partition by name order by saved_at desc, agenda_id desc) as age
    from ledger.agenda
)

select
    name,
    agenda,
    saved_by,
    saved_at
from latest
where age = 1 and agenda <> ''
order by name
