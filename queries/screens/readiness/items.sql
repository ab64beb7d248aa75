-- purpose: All items of one project in the order of the gates, with the ledger row that each was read from.
-- grain: item
-- params: $snapshot_id, $project_id
-- columns: gate, gate_order, item, item_order, points, is_main_permit, is_percentage, state,
--     stated_text, is_known, applies, is_done, is_flagged, share_low, share_high, approval_level,
--     level_basis, handling_office, office_basis, waits_on, accepted_date, done_date,
--     valid_until_date, licence_number, waiting_since_date, waiting_basis, waiting_days,
--     statutory_days, promised_days, limit_days, used_days, overdue_days, is_stopped, sheet_id, row_number
select * exclude (snapshot_id, project_id, project_kind, is_clear, batch_id)
from mart.readiness_item
where snapshot_id = $snapshot_id and project_id = $project_id
order by item_order
