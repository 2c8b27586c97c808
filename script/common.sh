# shellcheck shell=sh
# Shared by the scripts beside it: finds a Python and hands over to script/toolbox.
# The toolbox needs nothing but Python's standard library.

cd "$(dirname "$0")/.." || exit 1

# Prints the first Python 3.11 or newer; one that can make virtual environments comes first.
find_python() {
    for check in 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' \
                 'import sys; sys.exit(sys.version_info < (3, 11))'; do
        for candidate in "${PYTHON:-}" python3 python3.11 python3.12 python3.13 python3.14; do
            if [ -n "$candidate" ] && "$candidate" -c "$check" >/dev/null 2>&1; then
                echo "$candidate"
                return 0
            fi
        done
    done
    return 1
}

# toolbox MODULE [ARGUMENT...]: runs script/toolbox/MODULE.py in place of this shell.
toolbox() {
    if ! python=$(find_python); then
        echo "Tonari needs Python 3.11 or newer, and no such python3 was found on this machine." >&2
        echo "Please install it (Debian, Ubuntu: apt-get install python3 python3-venv), then try again." >&2
        exit 1
    fi
    module=$1
    shift
    PYTHONPATH=script exec "$python" -B -m "toolbox.$module" "$@"
}
