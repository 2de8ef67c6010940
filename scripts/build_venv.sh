#!/bin/sh
# Builds .venv from the lock with the project installed editable, or brings it up to date: with uv where
# there is one, with venv and pip where there is not.
# Usage, from the repository's root: build_venv.sh STAMP [PYTHON]
set -eu

stamp=$1
lock=requirements-dev.txt
python=.venv/bin/python

fail() {
    echo "$*" >&2
    exit 1
}

has_uv() { command -v uv >/dev/null; }

has_pip() { "$python" -c 'import pip' 2>/dev/null; }

is_modern() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for candidate in ${1:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if is_modern "$candidate"; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    fail "Python 3.11 or later is needed, and ${1:-python3} is not: name one with make PYTHON=/path/to/python3"
}

is_current() { [ -e "$stamp" ] && [ "$stamp" -nt "$lock" ] && is_modern "$python" && { has_uv || has_pip; }; }

create() {
    base=$(find_python "$@")
    rm -rf .venv
    if has_uv; then
        echo "Building .venv with uv and $("$base" --version)"
        uv venv --quiet --no-project --python "$base" .venv
        uv pip install --quiet --python "$python" --require-hashes --requirement "$lock"
    else
        echo "Building .venv with pip and $("$base" --version); this takes a minute or so"
        "$base" -c 'import venv, ensurepip' 2>/dev/null ||
            fail "$base cannot create virtual environments: on Debian and Ubuntu, install python3-venv; or install uv"
        "$base" -m venv .venv || fail "$base -m venv failed, see above"
        "$python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$lock"
    fi
}

install_project() {
    if has_uv; then
        uv pip install --quiet --python "$python" --no-deps --no-build-isolation --editable .
    else
        "$python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
    fi
}

is_current || create "${2-}"
rm -f "$stamp"
install_project
touch "$stamp"
