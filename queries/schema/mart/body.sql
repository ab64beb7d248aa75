-- purpose: Bodies of the organisation (组织体系) as they stand on the as-of day: those of the register, then groups and
--     towns that projects name and the register does not.
--     kind: as the register says, else what the name is of projects. is_registered: the register names it.
-- grain: snapshot_id, body_key
create table mart.body (
    snapshot_id integer, body_key varchar, body varchar, kind varchar, parent varchar,
    head_count integer, member_count integer, since_date date, is_registered boolean
)
