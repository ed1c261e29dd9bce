# Sourced by codeact, viz/setup.sh and test, with $root set: gets what a machine lacks, takes turns with other calls, and builds.
# shellcheck shell=bash

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

say() { printf 'codeact: %s\n' "$*" >&2; }

have() { command -v "$1" >/dev/null 2>&1; }

# Sets $dotnet; fails where there is none.
find_dotnet() {
    local candidate
    if have dotnet; then
        dotnet=dotnet
        return
    fi
    for candidate in "${DOTNET_ROOT:-}/dotnet" "${HOME:-}/.dotnet/dotnet" /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet; do
        if [ -x "$candidate" ]; then
            dotnet=$candidate
            return
        fi
    done
    return 1
}

# Whether the SDK that global.json asks for is there. It takes a tenth of a second: only asked before a build.
have_sdk() { find_dotnet && (cd "$root" && "$dotnet" --version) >/dev/null 2>&1; }

missing_packages() {
    have python3 || echo python3
    have bwrap || echo bubblewrap
    { have prlimit && have setpriv; } || echo util-linux
}

# Waits for its turn: two calls at once must not set up or build at the same time. Descriptor 9 is closed for every
# program that is started meanwhile, since one that outlives the call would keep the lock.
lock() {
    mkdir -p "$root/artifacts"
    exec 9>"$root/artifacts/setup.lock"
    if ! have flock; then
        return
    fi
    if ! flock -n 9; then
        say 'waiting for another call to finish building ...'
        flock 9
    fi
}

unlock() { exec 9>&-; }

# Runs a command quietly, under the lock; shows what it said only if it fails. Output goes to a file and not to a pipe, so
# that nothing waits for a process that stays behind. An interrupt from the keyboard reaches the command, too: it is waited
# for, and then all ends.
quietly() {
    local log=$root/artifacts/setup.log status=0 interrupted=''
    trap 'interrupted=yes' INT
    "$@" >"$log" 2>&1 </dev/null 9>&- || status=$?
    trap - INT
    if [ -n "$interrupted" ]; then
        exit 130
    fi
    if [ "$status" -ne 0 ]; then
        cat "$log" >&2
    fi
    return "$status"
}

# Prints what makes a command run as root: nothing for root, sudo where it asks no password; fails where neither is so.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        return
    fi
    have sudo && sudo -n true 2>/dev/null && echo 'sudo -n'
}

apt_install() {
    local prefix
    have apt-get && prefix=$(as_root) || return 1
    local -a get=(apt-get -qq -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0)
    # The lists of a fresh machine may be empty or old: get them where it does not work without.
    # shellcheck disable=SC2086
    $prefix env DEBIAN_FRONTEND=noninteractive "${get[@]}" install -y --no-install-recommends "$@" \
        || { $prefix "${get[@]}" update \
            && $prefix env DEBIAN_FRONTEND=noninteractive "${get[@]}" install -y --no-install-recommends "$@"; }
}

# What some tests need beside: a browser, a display without a screen, films, Python as a library, and packages to allow programs.
missing_test_packages() {
    local module
    have ffmpeg || echo ffmpeg
    have Xvfb || echo xvfb
    have xdotool || echo xdotool
    have xprop || echo x11-utils
    { have chromium || have chromium-browser || have google-chrome; } || echo chromium
    find /usr/lib /usr/lib64 /usr/local/lib -maxdepth 2 -name 'libpython3.*.so.1.0' -print -quit 2>/dev/null | grep -q . \
        || libpython_package
    for module in pandas matplotlib sklearn; do
        [ -d "/usr/lib/python3/dist-packages/$module" ] || echo "python3-$module"
    done
}

# Python as a library: Debian calls it by the version that its python3 points to.
libpython_package() {
    local python
    python=$(readlink -f /usr/bin/python3)
    case ${python##*/} in
        python3.*) echo "lib${python##*/}" ;;
    esac
}

# Gets the programs that are missing where that may be done, and says what to do where not. It does not fail: codeact
# itself knows what it can do without them, and says so; tests are skipped, and counted as skipped.
need() {
    local missing
    missing=$("$1" | tr '\n' ' ')
    missing=${missing% }
    if [ -z "$missing" ]; then
        return
    fi
    say "installing $missing ..."
    # shellcheck disable=SC2086
    if ! quietly apt_install $missing; then
        say "could not install $missing. Please $(install_advice "$missing")"
    fi
}

# As need, for the .NET SDK; fails without it.
need_sdk() {
    if have_sdk; then
        return
    fi
    say 'installing the .NET SDK ...'
    if ! quietly apt_install dotnet-sdk-10.0 || ! have_sdk; then
        say 'the .NET 10 SDK is missing, and the package dotnet-sdk-10.0 cannot be installed here.'
        say 'Install it as https://learn.microsoft.com/dotnet/core/install/linux describes, then call this again.'
        return 3
    fi
}

install_advice() {
    if have apt-get; then
        echo "run: sudo apt-get install -y $1"
    elif have dnf; then
        echo "run: sudo dnf install -y $1"
    else
        echo 'install them with the package manager of this system.'
    fi
}

# Each build of a program has a folder of its own below $1, and 'current' names the newest: a run that is under way keeps the
# files it started with.

# Whether the newest build in folder $1 is newer than all its sources, the other arguments.
is_fresh() {
    local current=$1/current
    shift
    [ -f "$current/built" ] && [ -z "$(
        find "$@" "$root"/Directory.* "$root/global.json" -newer "$current/built" -print -quit
    )" ]
}

# Builds project $2 into a new folder below $1. Under the lock.
build() {
    local builds=$1 project=$2
    local next=$builds/$(date +%s).$$ pending=$builds/pending
    mkdir -p "$builds"
    # A build that was stopped in the middle may have left half a file that looks finished.
    local -a how=()
    if [ -f "$pending" ]; then
        how=(--no-incremental)
    fi
    # Dated at the start: what is changed during the build is newer than it.
    : >"$pending"
    # Checks are for those who develop (./test). Servers that stay behind would hold memory and, in a container, the call.
    local -a common=("$project" -c Release -v quiet --disable-build-servers -p:RunAnalyzers=false)
    if ! quietly "$dotnet" build "${common[@]}" ${how[@]+"${how[@]}"} \
        || ! quietly "$dotnet" publish "${common[@]}" --no-build -p:PublishDocumentationFiles=false -o "$next"; then
        rm -rf "$next" "$pending"
        say 'the build failed; what it said is above.'
        return 3
    fi
    # A house or a protocol that is edited is at once what is played.
    local data
    for data in worlds protocols; do
        rm -rf "${next:?}/$data"
        ln -s "../../../$data" "$next/$data"
    done
    mv "$pending" "$next/built"
    ln -s "${next##*/}" "$builds/current.$$"
    mv -T "$builds/current.$$" "$builds/current"
    prune "$builds"
}

# Keeps the newest builds in a folder, for runs that started with them.
prune() {
    local old kept=4
    # shellcheck disable=SC2012
    for old in $(ls -1t "$1" | grep -E '^[0-9]+\.[0-9]+$' | tail -n +$((kept + 1))); do
        rm -rf "${1:?}/$old"
    done
}
