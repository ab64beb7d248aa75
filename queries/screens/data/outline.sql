-- purpose: The map that was loaded last, with its approval number.
-- grain: one row, none before the first
-- columns: approval_number, geojson, saved_by, saved_at
select * exclude (outline_id)
from ledger.map_outline
order by saved_at desc, outline_id desc
limit 1
