-- purpose: What each ledger of the past promised, frozen as it stood: the planned start and production of a project,
--     both at each as-of date at which either, or how exactly it is known, is another than at the one before.
--     told_before: the date stated at the step before. slip_days: as in mart.slip_days, from the last one stated.
-- grain: snapshot_id, project_id, promise, as_of_date
create table mart.told_promise (
    snapshot_id integer, project_id varchar, promise varchar, as_of_date date, promised_date date,
    promised_precision varchar, told_before date, slip_days integer
)
