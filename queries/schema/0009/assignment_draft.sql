-- purpose: What was typed about orders and not published yet (JSON), by the browser that signed in; append-only, the
--     last of a browser counts, empty edits were published or given up.
-- grain: draft_id
create table ledger.assignment_draft (
    draft_id uuid,
    browser varchar,
    edits varchar,
    saved_by varchar,
    saved_at timestamptz
)
