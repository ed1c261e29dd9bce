#!/usr/bin/env bash
# Builds the scripts of the pages from TypeScript, into the user's cache, and prints their folder. The program calls it when it
# writes its first page; a build is kept for as long as its sources are the same.
#
#   build.sh            builds what is missing and prints the scripts' folder
#   build.sh --check    checks the types, for tests
set -euo pipefail

here=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")" && pwd -P)
root=${here%/src/*}
# shellcheck source=.ci/setup.sh
. "$root/.ci/setup.sh"

# The rule of the program's own: UserCache.cs.
case ${XDG_CACHE_HOME:-} in
    /*) cache=$XDG_CACHE_HOME/codeact ;;
    *) cache=${HOME:-}/.cache/codeact ;;
esac
cache=${CODEACT_CACHE:-$cache}
key=$(cat "$here"/player/* | sha256sum | cut -c1-16)
scripts=$cache/page-$key

missing_npm() { have npm || echo npm; }

install() {
    need missing_npm >&2
    have npm || {
        say 'the page is built with npm, and there is none. Install it, or export .png, .gif, .apng or .mp4.'
        exit 3
    }
    mkdir -p "$cache"
    work=$(mktemp -d "$cache/page.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    cp "$here"/player/* "$work"
    (cd "$work" && npm ci --no-audit --no-fund --loglevel=error "$@" >&2)
}

case ${1:-} in
    --check)
        install
        cd "$work" && node_modules/.bin/tsc
        ;;
    *)
        if [ ! -d "$scripts" ]; then
            say 'building the page, once: it takes a few seconds ...'
            install --omit=dev
            "$work/node_modules/.bin/esbuild" "$work/play.ts" "$work/gallery.ts" --bundle --minify --format=iife --target=es2022 --charset=utf8 --log-level=warning --outdir="$work/out" >&2
            mv "$work/out" "$scripts"
        fi
        echo "$scripts"
        ;;
esac
