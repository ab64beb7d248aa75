-- purpose: A row of a ledger whose list is shown, in the columns that all lists share, before it is held against
--     projects, places and bodies (mart.entry). occurrence: its number among rows of its sheet with the same identity.
--     belief_rank: 1 where no newer sheet says the same.
-- grain: snapshot_id, ledger, batch_id, sheet_id, row_number
create table mart.entry_row (
    snapshot_id integer, ledger varchar, batch_id uuid, sheet_id uuid, row_number integer, reporting_unit varchar,
    as_of_date date, is_sample boolean, identity varchar, label varchar, unit varchar, town_text varchar,
    park varchar, person varchar, company varchar, project_name varchar, project_code varchar, status varchar,
    day date, deadline date, closed_date date, closed_words varchar[], texts map (varchar, varchar),
    numbers map (varchar, double), dates map (varchar, date), occurrence bigint, belief_rank bigint
)
