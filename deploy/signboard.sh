#!/bin/sh
# The installed release: signboard.sh [OPTIONS OF STREAMLIT] starts it, signboard.sh data COMMAND
# runs a command on its data (signboard.sh data doctor).
set -eu
release=$(cd -P "$(dirname "$0")/.." && pwd)
export SIGNBOARD_VAR="${SIGNBOARD_VAR:-${release%/releases/*}/var}"
unset PYTHONHOME
# Statements are planned in small pieces of memory, which the C library is to keep at hand.
export GLIBC_TUNABLES="${GLIBC_TUNABLES-glibc.malloc.tcache_count=4000:glibc.malloc.trim_threshold=268435456:glibc.malloc.top_pad=16777216:glibc.malloc.mmap_threshold=67108864}"
if [ "${1-}" = data ]; then
    export PYTHONPATH="$release"
    exec "$release/.venv/bin/python" -P -m "$@"
fi
unset PYTHONPATH
cd "$release"
exec .venv/bin/python -m streamlit run app.py "$@"
