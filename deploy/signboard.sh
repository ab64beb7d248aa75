#!/bin/sh
# The installed release: signboard.sh [OPTIONS OF STREAMLIT] starts it, signboard.sh data COMMAND
# runs a command on its data (signboard.sh data doctor).
set -eu
release=$(cd -P "$(dirname "$0")/.." && pwd)
export SIGNBOARD_VAR="${SIGNBOARD_VAR:-${release%/releases/*}/var}"
unset PYTHONHOME
if [ "${1-}" = data ]; then
    export PYTHONPATH="$release"
    exec "$release/.venv/bin/python" -P -m "$@"
fi
unset PYTHONPATH
cd "$release"
exec .venv/bin/python -m streamlit run app.py "$@"
