-- purpose: What is typed about orders and waits to be published, as each browser saved it last, the newest first.
-- grain: browser
-- columns: browser, edits, saved_by, saved_at
with latest as (
    select
        browser,
        edits,
        saved_by,
        saved_at,
        row_number() over (partition by browser order by saved_at desc, draft_id desc) as age
    from ledger.assignment_draft
)

select
    browser,
    edits,
    saved_by,
    saved_at
from latest
where age = 1 and edits <> ''
order by saved_at desc, browser
