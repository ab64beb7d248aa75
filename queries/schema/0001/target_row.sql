-- purpose: Rows of the targets ledger (任务目标).
-- grain: batch_id, sheet_id, row_number
create table ledger.target_row (
    batch_id uuid,
    sheet_id uuid,
    row_number integer,
    year integer,
    owner varchar,
    owner_kind varchar,
    metric varchar,
    target_value decimal(18, 6),
    target_unit varchar,
    quarter_targets decimal(18, 6)[],
    month_targets decimal(18, 6)[],
    remark varchar,
    extra map (varchar, varchar)
)
