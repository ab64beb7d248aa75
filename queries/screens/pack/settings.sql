-- purpose: The office's own wording or one of its templates, as it was saved last; no row where it was given back.
-- grain: name
-- params: $part
-- columns: name, file_name, content, saved_by, saved_at
with latest as (
    select
        name,
        file_name,
        content,
        saved_by,
        saved_at,
        row_number() over (partition by name order by saved_at desc, setting_id desc) as age
    from ledger.pack_setting
    where name = $part
)

select
    name,
    file_name,
    content,
    saved_by,
    saved_at
from latest
where age = 1 and octet_length(content) > 0
order by name
