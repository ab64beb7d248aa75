-- purpose: The agendas that were saved, each as it was saved last; removed ones are left out.
-- grain: name
-- columns: name, agenda, saved_by, saved_at
select * exclude (agenda_id)
from ledger.agenda
qualify row_number() over (partition by name order by saved_at desc, agenda_id desc) = 1 and agenda <> ''
order by name
