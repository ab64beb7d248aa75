-- purpose: The office's own wording of the 通报 (JSON) and slide template (PPTX); append-only, the last of a name counts,
--     an empty content goes back to the product's.
-- grain: setting_id
create table ledger.pack_setting (
    setting_id uuid,
    name varchar,
    file_name varchar,
    content blob,
    saved_by varchar,
    saved_at timestamptz
)
