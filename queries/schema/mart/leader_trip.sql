-- purpose: A leader's trip of the as-of year or the year before, with all that the visits page narrows it by.
--     trip_month is null where the ledger knows no month; is_compared: this year's, and last year's up to the same
--     day; is_push: the trip's mode counts for its tier where projects pushed are counted; owners: its unit, and
--     group, town and units of the projects that it names.
-- grain: snapshot_id, visit_id, leader
create table mart.leader_trip (
    snapshot_id integer, visit_id varchar, leader varchar, tier varchar, purpose varchar,
    mode varchar, start_date date, trip_month integer, is_this_year boolean,
    is_compared boolean, is_push boolean, days decimal(6, 1), leader_count integer,
    person_count integer, owners varchar[]
)
