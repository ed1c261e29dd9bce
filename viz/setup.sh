# Sourced by codeact after .ci/setup.sh, with $root and $builds set: builds the viewer and what it draws with.
# shellcheck shell=bash

viewers=$root/artifacts/codeact-viz
viewer=$viewers/current

viewer_is_fresh() {
    [ -f "$viewer/built" ] && [ -z "$(
        find "$root/viz" "$root"/src/CodeAct.Embodied.{Simulation,Drawing} "$root"/src/CodeAct.Embodied.Cli/Commands/{Replay,ViewerBench}Arguments.cs \
            "$root"/Directory.* "$root/global.json" -newer "$viewer/built" -print -quit
    )" ]
}

build_viewer() {
    local next=$viewers/$(date +%s).$$
    mkdir -p "$next"
    : >"$next/started"
    say 'building the viewer ...'
    if ! quietly "$dotnet" publish "$root/viz/CodeAct.Embodied.Viz" -c Release -v quiet --disable-build-servers \
        -p:RunAnalyzers=false -p:PublishDocumentationFiles=false -o "$next"; then
        rm -rf "$next"
        say 'the viewer could not be built; what was said is above. Everything else works without it.'
        return 3
    fi
    # A drawing that is edited is at once what is drawn.
    rm -rf "$next/worlds"
    ln -s ../../../worlds "$next/worlds"
    mv "$next/started" "$next/built"
    ln -s "${next##*/}" "$viewers/current.$$"
    mv -T "$viewers/current.$$" "$viewer"
    # Those who watch keep what they started with: the last two builds stay.
    # shellcheck disable=SC2012
    ls -1t "$viewers" | grep -E '^[0-9]+\.[0-9]+$' | tail -n +3 | while read -r old; do
        rm -rf "${viewers:?}/$old"
    done
}

# What raylib is needed for these arguments: memory, window, both or nothing.
raylib_kinds() {
    local kind=window export='' previous=''
    local argument
    for argument in "$@"; do
        case $argument in
            --help | -h | '-?') kind=none ;;
            --export=*) export=${argument#*=} ;;
            *) [ "$previous" != --export ] || export=$argument ;;
        esac
        previous=$argument
    done
    case $export in
        '') ;;
        *.html) kind=none ;;
        *) [ "$kind" = none ] || kind=memory ;;
    esac
    if [ "$1" = bench ] && [ "$kind" != none ]; then
        echo memory
    fi
    # Without a display there will be no window to open.
    case $kind in
        memory) echo memory ;;
        window) [ -z "${DISPLAY:-}" ] || echo window ;;
    esac
}

need_raylib() {
    local kind=$1
    [ -z "${CODEACT_RAYLIB:-}" ] || return 0
    # Where the package feed has Raylib-cs, its own library opens windows; for Linux it has that of x64 only.
    if [ "$kind" = window ] && [ "$(uname -m)" = x86_64 ] && [ -e "$viewer/raylib/linux-x64" ]; then
        return
    fi
    if [ ! -f "$("$root/viz/native/build-raylib.sh" --where "$kind")" ]; then
        say "setting up raylib, once: it takes about a minute ..."
        quietly "$root/viz/native/build-raylib.sh" "$kind" \
            || say 'raylib could not be set up; what was said is above. --export FILE.html works without it.'
    fi
}

need_viewer() {
    if ! viewer_is_fresh; then
        lock
        viewer_is_fresh || { need_sdk && build_viewer; } || return
        unlock
    fi
    local kind
    for kind in $(raylib_kinds "$@"); do
        need_raylib "$kind"
    done
    CODEACT_VIEWER=$(readlink -f "$viewer")/codeact-viz.dll
    export CODEACT_VIEWER
}
