-- purpose: What a person said a unit owes: owes, dispensed or nil (filed as having nothing), from a period
--     on; append-only, of those that cover a period the last wins. to_date null: until it is said otherwise.
-- grain: duty_id
create table ledger.return_duty (
    duty_id uuid,
    unit varchar,
    ledger varchar,
    form varchar,
    action varchar,
    from_date date,
    to_date date,
    reason varchar,
    saved_by varchar,
    saved_at timestamptz
)
