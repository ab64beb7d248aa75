-- purpose: Where each project lies, by the first of its words that names a place: its town column, its park column, its
--     address, its own name; and where people put it on the map.
--     town, park: of the gazetteer where it knows them, else as written. town_field, park_field: the ledger's field
--     that said so. is_doubtful: its words name several towns, so none was taken.
--     precision of longitude and latitude: place (a village or landmark), park or town, whose centre they are; null
--     where no centre is known. A project's own coordinates are in mart.project.
-- grain: snapshot_id, project_id
create table mart.project_place (
    snapshot_id integer, project_id varchar, town varchar, town_field varchar, park varchar,
    park_field varchar, is_doubtful boolean, address varchar, place_name varchar,
    place_field varchar, precision varchar, place_note varchar, longitude double,
    latitude double, placed_longitude double, placed_latitude double, placed_by varchar,
    placed_at timestamptz
)
