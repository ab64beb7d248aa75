-- purpose: mart.met_company(snapshot): companies that visits name, with the last day and the row that names them.
-- grain: company_core
create macro mart.met_company(in_snapshot) as table
    with named as (
        select
            unnest(mart.company_core(met.company)) as company_core,
            met.company,
            visit.visit_id,
            visit.start_date,
            visit.sheet_id,
            visit.row_number
        from mart.visit_company as met
        inner join mart.visit as visit on met.snapshot_id = visit.snapshot_id and met.visit_id = visit.visit_id
        where met.snapshot_id = in_snapshot
    )

    select *
    from named
    qualify row_number() over (partition by company_core order by start_date desc, visit_id desc) = 1
