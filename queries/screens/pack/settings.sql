-- purpose: The office's own wording or one of its templates, as it was saved last; no row where it was given back.
-- grain: name
-- params: $part
-- columns: name, file_name, content, saved_by, saved_at
select * exclude (setting_id)
from ledger.pack_setting
where name = $part
qualify row_number() over (partition by name order by saved_at desc, setting_id desc) = 1 and octet_length(content) > 0
order by name
