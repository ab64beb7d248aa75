-- purpose: State of every item of gates.toml for every project from 签约 on; what no ledger states is unknown, as the
--     rules have it: share_low 0, share_high 1.
-- grain: snapshot_id, project_id, item
create view mart.readiness_item as
select
    kind.snapshot_id,
    kind.project_id,
    kind.project_kind,
    rule.gate,
    gate.gate_order,
    rule.item,
    rule.item_order,
    rule.points,
    rule.is_main_permit,
    rule.is_percentage,
    stated.state,
    stated.stated_text,
    coalesce(stated.is_known, false) as is_known,
    coalesce(stated.applies, rule.applies) as applies,
    coalesce(stated.is_done, false) as is_done,
    coalesce(stated.is_clear, false) as is_clear,
    coalesce(stated.is_flagged, false) as is_flagged,
    coalesce(stated.share_low, case when rule.applies then 0 else 1 end) as share_low,
    coalesce(stated.share_high, 1) as share_high,
    coalesce(stated.approval_level, rule.approval_level) as approval_level,
    coalesce(stated.level_basis, case when rule.approval_level is not null then '规则' end) as level_basis,
    coalesce(stated.handling_office, rule.handling_office) as handling_office,
    coalesce(stated.office_basis, '规则') as office_basis,
    stated.waits_on,
    stated.accepted_date,
    stated.done_date,
    stated.valid_until_date,
    stated.licence_number,
    stated.waiting_since_date,
    stated.waiting_basis,
    stated.waiting_days,
    stated.statutory_days,
    stated.promised_days,
    stated.limit_days,
    stated.used_days,
    stated.overdue_days,
    stated.is_stopped,
    stated.batch_id,
    stated.sheet_id,
    stated.row_number
from mart.project_kind as kind
inner join mart.rule_item as rule on kind.project_kind = rule.project_kind
inner join mart.rule_gate as gate on rule.gate = gate.gate
left join mart.stated_item as stated
    on kind.snapshot_id = stated.snapshot_id and kind.project_id = stated.project_id and rule.item = stated.item
