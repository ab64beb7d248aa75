-- purpose: Companies met on each trip; one that is written in several ways is one, under its first spelling.
-- params: $snapshot_id
insert into mart.visit_company by name
with met as (
    select
        visit_id,
        unnest(companies) as written
    from mart.visit_entry($snapshot_id)
),

spelling as (
    select
        mart.project_key(written) as company_key,
        min(written) as company
    from met
    group by company_key
)

select distinct
    $snapshot_id as snapshot_id,
    met.visit_id,
    spelling.company
from met
inner join spelling on mart.project_key(met.written) = spelling.company_key
order by met.visit_id, spelling.company
