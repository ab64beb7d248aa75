-- purpose: Companies, names and deals that too many projects share to be held against each other for their sake.
-- grain: kind, text
-- columns: kind, text, project_count
select
    kind,
    text,
    project_count
from mart.compared_crowd
order by kind, project_count desc, text
