-- purpose: Places that people named on the page, with the names that ledgers give them and their centre (WGS84
--     degrees, null where unknown). Append-only; holds from version sequence on, the last word on a place counts;
--     is_removed: what was
--     said of it is taken back, and the settings' own word counts again.
-- grain: gazetteer_id
create table ledger.gazetteer_place (
    gazetteer_id uuid,
    sequence bigint,
    place varchar,
    names varchar[],
    kind varchar,
    town varchar,
    longitude double,
    latitude double,
    is_removed boolean,
    saved_by varchar,
    saved_at timestamptz
)
