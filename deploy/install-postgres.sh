#!/bin/sh
# The tests of a shared ledger (make test-lake) start a PostgreSQL of their own; it is not left
# running as a service. Without it that command cannot go on.
set -eu
found() {
    ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || command -v initdb >/dev/null
}
found && exit 0
fail() {
    echo "Not installed: PostgreSQL, which make test-lake needs." >&2
    exit 1
}
as_root=""
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null || fail
    as_root="sudo"
fi
command -v apt-get >/dev/null || fail
# The package would make a cluster and start it.
if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    $as_root mkdir -p /etc/postgresql-common
    echo "create_main_cluster = false" | $as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
fi
$as_root apt-get update -qq || fail
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
    postgresql >/dev/null || fail
