-- purpose: Items that a unit handles or whose projects are its own, and that are not done yet, to fill the
--     unit's own form with; a state that nobody stated is null. An office is named in a ledger or by the
--     rules (林草局, which 旗林草局 answers to).
-- grain: project, item
-- params: $snapshot_id, $unit
-- columns: all of ledger.readiness_row
with wanted as (
    select
        project.project_code,
        project.project_name,
        project.stage_order,
        project.project_id,
        item.*
    from mart.readiness_item as item
    inner join mart.project as project using (snapshot_id, project_id)
    where
        item.snapshot_id = $snapshot_id
        and item.applies
        and not item.is_done
        and not coalesce(project.is_exit, false)
        and not coalesce(project.is_in_production, false)
        and (
            item.handling_office = $unit
            or project.responsible_unit = $unit
            or (len(item.handling_office) > 2 and contains($unit, item.handling_office))
        )
)

select
    wanted.batch_id,
    wanted.sheet_id,
    coalesce(wanted.row_number, 0) as row_number,
    wanted.project_code,
    wanted.project_name,
    wanted.item,
    wanted.item as item_text,
    case when wanted.is_known then wanted.state end as state,
    entry.share,
    wanted.approval_level,
    wanted.handling_office,
    wanted.waits_on,
    wanted.accepted_date,
    wanted.done_date,
    wanted.valid_until_date,
    wanted.licence_number,
    wanted.statutory_days,
    wanted.promised_days,
    entry.remark,
    entry.date_precision,
    null::map (varchar, varchar) as extra,
    entry.supplement_from,
    entry.supplement_until,
    entry.special_from,
    entry.special_until
from wanted
left join ledger.readiness_row as entry using (batch_id, sheet_id, row_number, item)
order by wanted.stage_order desc, wanted.project_name, wanted.project_id, wanted.item_order
