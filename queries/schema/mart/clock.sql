-- purpose: The clock of an entry of a ledger that has one (mart.rule_clock): only entries that count.
--     state: closed_on_time, closed_late, open, open_overdue, or unknown with its unknown_reason; never on time.
--     limit_days: working days, with the extension that counts; limit_basis: days or due (stated by the row), kind
--     (of that kind), usual. used_days, stopped_days: working days since acceptance that ran, that stood still.
--     unapproved_days: an extension that does not count. due_date: on which the limit runs out; null while it stands.
-- grain: snapshot_id, ledger, sheet_id, row_number
create table mart.clock (
    snapshot_id integer, ledger varchar, sheet_id uuid, row_number integer, state varchar,
    unknown_reason varchar, limit_days integer, limit_basis varchar, kind varchar, used_days integer,
    stopped_days integer, extension_days integer, unapproved_days integer, overdue_days integer,
    is_stopped boolean, accepted_date date, closed_date date, due_date date
)
