-- purpose: Everything that is on somebody's desk, each thing once, what is late first.
-- grain: thing, body, matter, project_id, sheet_id, row_number
-- params: $snapshot_id
-- columns: thing, matter, body_key, body, kind, holder, project_id, project_name, stage, ledger, item, due_date,
--     left_days, waited_days, light, also, sheet_id, row_number
select
    desk.thing,
    desk.matter,
    desk.body_key,
    desk.body,
    desk.kind,
    desk.holder,
    desk.project_id,
    desk.project_name,
    project.stage,
    desk.ledger,
    desk.item,
    desk.due_date,
    desk.left_days,
    desk.waited_days,
    desk.light,
    desk.also,
    desk.sheet_id::varchar as sheet_id,
    desk.row_number
from mart.desk as desk
left join mart.project as project
    on desk.snapshot_id = project.snapshot_id and desk.project_id = project.project_id
where desk.snapshot_id = $snapshot_id
order by
    list_position(['告警', '预警', '待核', '正常'], desk.light),
    desk.left_days nulls last,
    desk.waited_days desc nulls last,
    desk.thing,
    desk.matter,
    desk.project_id,
    desk.sheet_id,
    desk.row_number
