-- purpose: Town and park centres with their precision; a project without coordinates is drawn there.
-- grain: place
-- params: none
-- columns: none
create table mart.rule_place (
    place varchar,
    names varchar[],
    kind varchar,
    longitude double,
    latitude double,
    precision varchar,
    is_verified boolean
)
