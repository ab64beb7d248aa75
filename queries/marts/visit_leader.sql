-- purpose: Leaders of each trip with the tier of that trip; one title or tier for several leaders holds for all.
-- params: $snapshot_id
insert into mart.visit_leader by name
with seat as (
    select
        visit_id,
        row_number,
        leaders,
        titles,
        tiers,
        unnest(range(1, len(leaders) + 1)) as seat
    from mart.visit_entry($snapshot_id)
),

seated as (
    select
        visit_id,
        row_number,
        seat,
        leaders[seat] as leader,
        titles[case when len(titles) = 1 then 1 else seat end] as title,
        tiers[case when len(tiers) = 1 then 1 else seat end] as tier
    from seat
)

select
    $snapshot_id as snapshot_id,
    visit_id,
    leader,
    arg_min(title, (row_number, seat)) as title,
    arg_min(tier, (row_number, seat)) as tier
from seated
where leader is not null
group by visit_id, leader
order by visit_id, leader
