-- purpose: Where people put a project on the map (WGS84 degrees); it is meant by code and name as ledgers write them.
--     Append-only; holds from version sequence on, the last word on a project counts; without degrees it was taken
--     off the map again.
-- grain: placement_id
create table ledger.project_placement (
    placement_id uuid,
    sequence bigint,
    project_code varchar,
    project_name varchar,
    longitude double,
    latitude double,
    placed_by varchar,
    placed_at timestamptz
)
