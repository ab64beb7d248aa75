-- purpose: Which trips pushed which projects for which tier.
-- params: $snapshot_id, $as_of, $year_start
insert into mart.project_push by name
select distinct
    $snapshot_id as snapshot_id,
    visit.visit_id,
    named.project_id,
    rule.tier,
    rule.figure,
    visit.unit,
    visit.start_date,
    visit.start_date >= $year_start::date as is_this_year
from mart.visit as visit
inner join mart.visit_project as named
    on named.snapshot_id = $snapshot_id and visit.visit_id = named.visit_id
inner join mart.visit_leader as leader
    on leader.snapshot_id = $snapshot_id and visit.visit_id = leader.visit_id
inner join mart.rule_tier as rule
    on leader.tier = rule.tier and list_contains(rule.modes, coalesce(visit.mode, '外出'))
where
    visit.snapshot_id = $snapshot_id
    and named.project_id is not null
    and visit.start_date <= $as_of::date
    and visit.start_date >= $year_start::date - interval 1 year
order by visit.start_date, visit.visit_id, named.project_id, rule.tier
