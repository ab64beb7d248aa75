-- purpose: Agendas of the wall as people saved them; append-only, the last of a name counts, an empty text removes it.
-- grain: agenda_id
create table ledger.agenda (
    agenda_id uuid,
    name varchar,
    agenda varchar,
    saved_by varchar,
    saved_at timestamptz
)
