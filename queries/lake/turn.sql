-- purpose: Wait for one's turn to write into a shared ledger, for half a minute at most; it ends with the transaction.
--     A server that vanished with its turn is given up after a minute.
-- grain: one row
-- columns: turn
-- noqa: disable=LT02
select turn
from postgres_query(
    '__ducklake_metadata_ledger',
    'select set_config(''lock_timeout'', ''30s'', true)
        || set_config(''tcp_keepalives_idle'', ''30'', true)
        || set_config(''tcp_keepalives_interval'', ''10'', true)
        || set_config(''tcp_keepalives_count'', ''3'', true)
        || pg_advisory_xact_lock(7163842990014)::text as turn'
)
order by turn
