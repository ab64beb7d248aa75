-- purpose: mart.owner_key(snapshot, names): the groups, towns and departments of a cut as targets know them: by the
--     body of today where the organisation's register knows the name.
-- grain: owner_key
create macro mart.owner_key(in_snapshot, in_names) as table
    with named as (select unnest(in_names::varchar[]) as name)

    select distinct coalesce(body_name.body_key, mart.project_key(named.name)) as owner_key
    from named
    left join mart.body_name as body_name
        on body_name.snapshot_id = in_snapshot and mart.project_key(named.name) = body_name.name_key
