-- purpose: Uploaded files as they came, once for each content, packed by zlib. Append-only: whatever becomes of the
--     versions that they brought, they stay. size_bytes: before packing.
-- grain: sha256
create table ledger.kept_file (
    sha256 varchar,
    size_bytes bigint,
    content blob,
    kept_at timestamptz
)
