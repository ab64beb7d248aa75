-- purpose: Codes and names, past ones included, by which other ledgers may name a project of the snapshot.
-- params: $snapshot_id
insert into mart.project_alias by name
with standing as (
    select project_id
    from mart.project_row
    where snapshot_id = $snapshot_id and belief_rank = 1
),

named as (
    select
        identity.project_id,
        unnest([identity.name_key, identity.own_id]) as alias_key
    from mart.project_identity as identity
    inner join standing on identity.project_id = standing.project_id
    where identity.snapshot_id = $snapshot_id
)

select
    $snapshot_id as snapshot_id,
    alias_key,
    min(project_id) as project_id
from named
where alias_key is not null
group by alias_key
having count(distinct project_id) = 1
order by alias_key
