-- purpose: mart.joined_projects(decisions): projects that are one by decision, over any number of steps. The identity
--     that stays is one that no other decision gave up; of several the one decided last.
-- grain: own_id
create macro mart.joined_projects(in_decisions) as table
    with recursive same as (
        select
            kept_id,
            other_id,
            sequence,
            decision_id
        from query_table(in_decisions)
        where verdict = 'same'
    ),

    edge as (
        select distinct
            unnest([kept_id, other_id]) as one_id,
            unnest([other_id, kept_id]) as next_id
        from same
    ),

    reached as (
        select
            one_id as own_id,
            one_id as group_id
        from edge
        union
        select
            edge.next_id as own_id,
            reached.group_id
        from reached
        inner join edge on reached.own_id = edge.one_id
    ),

    grouped as (
        select
            own_id,
            min(group_id) as group_id
        from reached
        group by own_id
    ),

    given_up as (
        select distinct other_id
        from same
    ),

    staying as (
        select
            grouped.group_id,
            same.kept_id
        from same
        inner join grouped on same.kept_id = grouped.own_id
        left join given_up on same.kept_id = given_up.other_id
        qualify
            row_number() over (
                partition by grouped.group_id
                order by given_up.other_id is not null, same.sequence desc, same.decision_id desc
            ) = 1
    )

    select
        grouped.own_id,
        staying.kept_id as project_id
    from grouped
    inner join staying on grouped.group_id = staying.group_id
