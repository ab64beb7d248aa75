-- purpose: Trips up to the as-of date and of the whole year before, one row a leader. A tier that measures.toml does
--     not name pushes projects by going out.
-- params: $snapshot_id, $as_of, $year_start
insert into mart.leader_trip by name
with owned as (
    select
        named.visit_id,
        list_distinct(flatten(list(
            [project.task_group, project.town, project.responsible_unit, project.credited_unit]
        ))) as owners
    from mart.visit_project as named
    inner join mart.project as project
        on named.snapshot_id = project.snapshot_id and named.project_id = project.project_id
    where named.snapshot_id = $snapshot_id
    group by named.visit_id
)

select
    $snapshot_id as snapshot_id,
    visit.visit_id,
    leader.leader,
    leader.tier,
    visit.purpose,
    visit.mode,
    visit.start_date,
    case
        when coalesce(entry.date_precision['start_date'], 'month') = 'month'
            then month(visit.start_date)
    end as trip_month,
    visit.start_date >= $year_start::date as is_this_year,
    visit.start_date >= $year_start::date
    or visit.start_date <= $as_of::date - interval 1 year as is_compared,
    coalesce(list_contains(rule.modes, visit.mode), visit.is_outbound) as is_push,
    visit.days,
    visit.leader_count,
    visit.person_count,
    list_filter(list_append(coalesce(owned.owners, []), visit.unit), lambda owner: owner is not null) as owners
from mart.visit as visit
inner join mart.visit_leader as leader
    on leader.snapshot_id = $snapshot_id and visit.visit_id = leader.visit_id
left join owned on visit.visit_id = owned.visit_id
left join mart.rule_tier as rule on leader.tier = rule.tier
left join ledger.visit_row as entry using (batch_id, sheet_id, row_number)
where
    visit.snapshot_id = $snapshot_id
    and visit.start_date <= $as_of::date
    and visit.start_date >= $year_start::date - interval 1 year
order by visit.start_date, visit.visit_id, leader.leader
