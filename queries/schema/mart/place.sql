-- purpose: The gazetteer at the snapshot: the settings' places and before them what people named on the page.
-- grain: snapshot_id, place
create table mart.place (
    snapshot_id integer, place varchar, names varchar[], kind varchar, town varchar,
    longitude double, latitude double, precision varchar, is_verified boolean, named_by varchar,
    named_at timestamptz
)
