-- purpose: What bodies were called before: a cut to one finds its rows at dates when it was called so, too.
-- grain: body, former_name
-- params: $snapshot_id
-- columns: body, former_name
select distinct
    body,
    unnest(regexp_split_to_array(former_name, '[、，,；;/\n]')) as former_name
from mart.organisation_row
where snapshot_id = $snapshot_id and former_name is not null
order by body, former_name
