#!/usr/bin/env bash
# Builds raylib 6 for the viewer from the distribution's source package, into the user's cache, where the package feed has no
# Raylib-cs. Two libraries: 'memory' draws pictures without a display, 'window' opens a window.
#
#   build-raylib.sh memory|window     builds what is missing and prints the library's path
#   build-raylib.sh --where KIND      prints the path whether it is there or not
#
# The machine's own apt configuration is neither used for the sources nor changed.
set -euo pipefail

version=6.0
# Of how it is built: with another number what is in a cache is built anew. RaylibLibrary.cs knows it, too.
revision=2
# Where the distribution has raylib 6, newest first.
suites=(sid forky)
# The rule of the program's own: UserCache.cs.
case ${XDG_CACHE_HOME:-} in
    /*) cache=$XDG_CACHE_HOME/codeact ;;
    *) cache=${HOME:-}/.cache/codeact ;;
esac
cache=${CODEACT_CACHE:-$cache}/raylib-$version-$revision

say() { printf 'codeact: %s\n' "$*" >&2; }

library() { printf '%s/%s/libraylib.so\n' "$cache" "$1"; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

need() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
    done
    if [ "${#missing[@]}" -eq 0 ]; then
        return
    fi
    say "installing ${missing[*]} ..."
    if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >&2; then
        as_root apt-get -qq update >&2
        as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}" >&2
    fi
}

# The distribution's mirror that this machine uses; CODEACT_DEBIAN_MIRROR names another.
mirror() {
    if [ -n "${CODEACT_DEBIAN_MIRROR:-}" ]; then
        echo "$CODEACT_DEBIAN_MIRROR"
        return
    fi
    cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null \
        | grep -v '^ *#' | grep -oE 'https?://[^ ]+/debian/?( |$)' | head -n 1 | tr -d ' '
}

# Fetches the source package with lists and a configuration of its own.
fetch() {
    local work=$1 suite=$2
    mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/source"
    printf 'deb-src [signed-by=%s] %s %s main\n' /usr/share/keyrings/debian-archive-keyring.gpg "$(mirror)" "$suite" >"$work/sources.list"
    cat >"$work/apt.conf" <<CONF
Dir::Etc::SourceList "$work/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::State::Lists "$work/lists";
Dir::Cache "$work";
Dir::Cache::Archives "$work/archives";
Acquire::Languages "none";
Acquire::Retries "3";
APT::Sandbox::User "";
CONF
    export APT_CONFIG=$work/apt.conf
    local status=0
    { apt-get -qq update && (cd "$work/source" && apt-get -qq source --only-source raylib); } || status=$?
    unset APT_CONFIG
    [ "$status" -eq 0 ] && ls -d "$work"/source/raylib-6*/src >/dev/null
}

compile() {
    local src=$1 out=$2
    shift 2
    local module objects=() jobs=()
    for module in "${modules[@]}"; do
        gcc -c -O2 -fPIC -fvisibility=hidden -w -DBUILD_LIBTYPE_SHARED -D_GNU_SOURCE -I"$src" "$@" \
            "$src/$module.c" -o "$out/$module.o" &
        jobs+=($!)
        objects+=("$out/$module.o")
    done
    local job
    for job in "${jobs[@]}"; do
        wait "$job"
    done
    gcc -shared -s -o "$out/libraylib.so" "${objects[@]}" "${libraries[@]}"
}

build() {
    local kind=$1 work src
    if ! command -v apt-get >/dev/null; then
        say 'raylib is built from the sources of Debian and its kin, and there is no apt-get here. Have CODEACT_RAYLIB name a libraylib.so of raylib 6.'
        exit 3
    fi
    need dpkg-dev gcc libc6-dev
    [ "$kind" = memory ] || need libx11-dev libxcursor-dev libxi-dev libxinerama-dev libxrandr-dev libglvnd-dev
    mkdir -p "$cache"
    work=$(mktemp -d "$cache/build.XXXXXX")
    # shellcheck disable=SC2064
    trap "rm -rf '$work'" EXIT
    say "fetching the sources of raylib $version ..."
    local suite
    for suite in "${suites[@]}"; do
        ! fetch "$work" "$suite" >&2 || break
    done
    if ! src=$(ls -d "$work"/source/raylib-6*/src 2>/dev/null); then
        say 'the distribution gave no sources of raylib 6. Have CODEACT_RAYLIB name a libraylib.so of raylib 6, or export .html.'
        exit 3
    fi
    mkdir "$work/out"
    modules=(rcore rshapes rtextures rtext)
    case $kind in
        memory)
            say 'building raylib for pictures without a display ...'
            libraries=(-lm)
            # Without quads drawing is three times as fast and complete; the byte order is that of pictures.
            compile "$src" "$work/out" -DPLATFORM_MEMORY -DGRAPHICS_API_OPENGL_SOFTWARE -DSUPPORT_MODULE_RMODELS=0 \
                -DSUPPORT_MODULE_RAUDIO=0 -DSW_FRAMEBUFFER_OUTPUT_BGRA=false -DSUPPORT_QUADS_DRAW_MODE=0 -O3
            ;;
        window)
            say 'building raylib for windows ...'
            # A look at what has happened ends when a mouse button goes down or up: seen together, the one would hide the other, and
            # the pointer would be elsewhere by then. The queue holds what a fast mouse reports while a picture is drawn.
            sed -i 's/while (\(RGFW_window_checkEvent(platform.window, &rgfw_event)\))/for (rgfw_event.type = RGFW_eventNone; rgfw_event.type != RGFW_mouseButtonPressed \&\& rgfw_event.type != RGFW_mouseButtonReleased \&\& \1;)/' \
                "$src/platforms/rcore_desktop_rgfw.c"
            libraries=(-lGL -lX11 -lXrandr -lXinerama -lXcursor -lXi -lm -lpthread -ldl)
            compile "$src" "$work/out" -DPLATFORM_DESKTOP_RGFW -DGRAPHICS_API_OPENGL_33 -DSUPPORT_MODULE_RMODELS=0 \
                -DSUPPORT_MODULE_RAUDIO=0 -DRGFW_MAX_EVENTS=4096
            ;;
    esac
    mkdir -p "$cache/$kind"
    mv "$work/out/libraylib.so" "$cache/$kind/libraylib.so"
}

case ${1:-} in
    --where) library "${2:?memory or window}" ;;
    memory | window)
        [ -f "$(library "$1")" ] || build "$1"
        library "$1"
        ;;
    *)
        say 'usage: build-raylib.sh memory|window'
        exit 2
        ;;
esac
