-- purpose: State of one item for one project as a ledger states it; a blank is unknown: share_low 0, share_high 1.
--     used_days: working days since acceptance that ran; null where a pause is unclear. is_stopped: it stands now.
-- grain: snapshot_id, project_id, item
create table mart.stated_item (
    snapshot_id integer, project_id varchar, project_kind varchar, gate varchar,
    gate_order integer, item varchar, item_order integer, points double, is_main_permit boolean,
    is_percentage boolean, state varchar, stated_text varchar, is_known boolean,
    applies boolean, is_done boolean, is_clear boolean, is_flagged boolean, share_low double,
    share_high double, approval_level varchar, level_basis varchar, handling_office varchar,
    office_basis varchar, waits_on varchar, accepted_date date, done_date date,
    valid_until_date date, licence_number varchar, waiting_since_date date,
    waiting_basis varchar, waiting_days integer, statutory_days integer, promised_days integer,
    limit_days integer, used_days integer, overdue_days integer, is_stopped boolean,
    batch_id uuid, sheet_id uuid, row_number integer
)
