-- purpose: mart.year_signings(snapshot, project_ids): signed in the as-of year, of the projects of a cut (null: all):
--     how many, their planned investment (of no project 0, of projects that state none unknown), and how many state no
--     amount; all unknown where no projects ledger speaks of the year, or says when anything was signed.
-- grain: one row
create macro mart.year_signings(in_snapshot, in_project_ids) as table
    with known as (
        select mart.year_signing_known(in_snapshot, null, null, null, null, null, null) as is_known
    ),

    signed as (
        select
            count(*) as signed_count,
            case when count(*) = 0 then 0 else sum(planned_investment_wan) end as planned_wan,
            count(*) - count(planned_investment_wan) as unknown_count
        from mart.project
        where snapshot_id = in_snapshot and is_signed_counted and mart.is_in_cut(in_project_ids, project_id)
    )

    select
        case when known.is_known or signed.signed_count > 0 then signed.signed_count end as signed_count,
        case when known.is_known or signed.signed_count > 0 then signed.planned_wan end as planned_wan,
        case when known.is_known or signed.signed_count > 0 then signed.unknown_count end as unknown_count
    from signed
    cross join known
