-- purpose: What each target of the as-of year counts or sums, with the target itself as the base of its completion.
-- grain: owner, metric, project_id or project name
-- params: $snapshot_id
-- columns: owner, owner_kind, metric, project_id, project_name, amount, sheet_id, row_number
select
    target.owner,
    target.owner_kind,
    target.metric,
    fact.project_id,
    fact.project_name,
    fact.amount,
    last_row.sheet_id::varchar as sheet_id,
    last_row.row_number
from mart.target_progress as target
inner join mart.snapshot as snapshot on target.snapshot_id = snapshot.snapshot_id
inner join mart.target_fact($snapshot_id, snapshot.as_of_date) as fact
    on
        target.metric = fact.metric
        and mart.is_of_owner(
            target.owner_kind,
            target.owner_key,
            fact.task_group,
            fact.town,
            fact.department
        )
left join mart.last_fund_row($snapshot_id) as last_row
    on fact.project_key = last_row.project_key
where target.snapshot_id = $snapshot_id
order by target.owner, target.metric, fact.amount desc nulls last, fact.project_name, fact.project_id
