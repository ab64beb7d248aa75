-- purpose: What is typed about orders and waits to be published, as each browser saved it last, the newest first.
-- grain: browser
-- columns: browser, edits, saved_by, saved_at
select * exclude (draft_id)
from ledger.assignment_draft
qualify row_number() over (partition by browser order by saved_at desc, draft_id desc) = 1 and edits <> ''
order by saved_at desc, browser
