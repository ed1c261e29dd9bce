#!/usr/bin/env bash
# Builds the viewer where its sources are newer than the build, sets up the raylib that it is to draw with, and prints the
# viewer's path. The program calls it when something is to be seen.
#
#   viz/setup.sh [memory] [window]
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
# shellcheck source=.ci/setup.sh
. "$root/.ci/setup.sh"

builds=$root/artifacts/codeact-viz
sources=("$root/viz" "$root"/src/CodeAct.Embodied.{Simulation,Drawing,Shell})

need_raylib() {
    local kind=$1
    [ -z "${CODEACT_RAYLIB:-}" ] || return 0
    # Where the package feed has Raylib-cs, its own library opens windows; for Linux it has that of x64 only.
    if [ "$kind" = window ] && [ "$(uname -m)" = x86_64 ] && [ -e "$builds/current/raylib/linux-x64" ]; then
        return
    fi
    if [ ! -f "$("$root/viz/native/build-raylib.sh" --where "$kind")" ]; then
        say "setting up raylib, once: it takes about a minute ..."
        quietly "$root/viz/native/build-raylib.sh" "$kind" \
            || say 'raylib could not be set up; what was said is above. --export FILE.html works without it.'
    fi
}

if ! is_fresh "$builds" "${sources[@]}"; then
    lock
    if ! is_fresh "$builds" "${sources[@]}"; then
        need_sdk
        say 'building the viewer ...'
        build "$builds" "$root/viz/CodeAct.Embodied.Viz"
    fi
    unlock
fi
for kind in "$@"; do
    need_raylib "$kind"
done
echo "$(readlink -f "$builds/current")/codeact-viz.dll"
