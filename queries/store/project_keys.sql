-- purpose: Codes and names of projects as they are compared.
-- grain: text
-- params: $texts
-- columns: text, project_key
with written as (
    select distinct unnest($texts::varchar[]) as text
)

select
    text,
    coalesce(mart.project_key(text), '') as project_key
from written
order by text
