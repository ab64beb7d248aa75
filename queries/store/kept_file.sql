-- purpose: A file as it came, packed by zlib.
-- grain: one row, none for a content that is not kept
-- params: $sha256
-- columns: sha256, size_bytes, content, kept_at
select *
from ledger.kept_file
where sha256 = $sha256
order by kept_at
