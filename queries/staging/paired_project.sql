-- purpose: mart.paired_project(previous, now): each project of one or both snapshots as one. A project that got its
--     code, or that people decided to be another one, in between is the same: its earlier rows are read with what is
--     known now. is_merged: it is now part of another project, which has an entry of its own.
-- grain: project_id (is_merged: before_id)
create macro mart.paired_project(in_previous, in_now) as table
    with read_now as (
        select
            entry.project_id,
            arg_min(identity.project_id, entry.belief_rank) as now_id
        from mart.project_entry as entry
        left join mart.project_identity as identity
            on
                identity.snapshot_id = in_now
                and entry.project_code is not distinct from identity.project_code
                and entry.project_name is not distinct from identity.project_name
        where entry.snapshot_id = in_previous
        group by entry.project_id
    ),

    earlier as (
        select
            before.project_id as before_id,
            coalesce(read_now.now_id, before.project_id) as now_id,
            row_number() over (
                partition by coalesce(read_now.now_id, before.project_id)
                order by read_now.now_id is distinct from before.project_id, before.project_id
            ) as place
        from mart.project as before
        left join read_now on before.project_id = read_now.project_id
        where before.snapshot_id = in_previous
    ),

    later as (
        select project_id
        from mart.project
        where snapshot_id = in_now
    )

    select
        coalesce(later.project_id, earlier.now_id) as project_id,
        earlier.before_id,
        later.project_id as after_id,
        coalesce(earlier.place > 1, false) as is_merged
    from earlier
    -- Of one side alone a condition in a full join would lay all projects over all.
    full join later on case when earlier.place = 1 then earlier.now_id end = later.project_id
