-- purpose: The gazetteer of the settings: towns, parks, villages and landmarks by the names that ledgers give them,
--     with the town that each lies in and its centre, null where nobody knows it.
-- grain: place
-- params: none
-- columns: none
create table mart.rule_place (
    place varchar,
    names varchar[],
    kind varchar,
    town varchar,
    longitude double,
    latitude double,
    precision varchar,
    is_verified boolean
)
