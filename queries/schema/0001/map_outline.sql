-- purpose: The unit's approved map (GeoJSON) with its 审图号; append-only, the last wins.
-- grain: outline_id
create table ledger.map_outline (
    outline_id uuid,
    approval_number varchar,
    geojson varchar,
    saved_by varchar,
    saved_at timestamptz
)
