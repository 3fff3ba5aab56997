# Finds the JDK that the scripts of this folder's parent start, or downloads one. To be sourced by a POSIX shell; the caller
# has set $name for its messages. Sets $jdk.
#
#   FETCHANDROTATE_NO_JDK_DOWNLOAD=1   never download a JDK
#   FETCHANDROTATE_JDK_MIRROR=URL      download it from there: a server laid out as https://github.com/adoptium

# In 25.0.0 to 25.0.2 the collector G1 can move arrays that native code holds (JDK-8377811).
needed=25.0.3
needed_number=250003
# what is downloaded where there is none that fits
fetched_release=jdk-25.0.3+9
fetched_version=25.0.3_9

# Tells why in one line and ends. Exit code 3: trouble of the machine.
fail() {
    printf '%s: %s\n' "$name" "$1" >&2
    exit 3
}

# The file that a path leads to through symbolic links, in $resolved.
resolve() {
    resolved=$1
    hops=0
    while [ -L "$resolved" ] && [ "$hops" -lt 40 ]; do
        link=$(readlink "$resolved") || return
        case $link in
            /*) resolved=$link ;;
            *) resolved=${resolved%/*}/$link ;;
        esac
        hops=$((hops + 1))
    done
}

# --- a JDK ---------------------------------------------------------------------------------------------------------

# The version of the JDK in a folder as one number, in $number: 25.0.3 is 250003; 0 if there is none. Reads the file that
# every JDK has beside its bin, since starting a JVM to ask it takes a while.
version_in() {
    number=0
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    while IFS= read -r line; do
        case $line in
            JAVA_VERSION=*)
                line=${line#JAVA_VERSION=}
                line=${line#\"}
                line=${line%%[!0-9.]*}
                # the feature, the interim and the update number
                rest=$line.0.0
                feature=${rest%%.*}
                rest=${rest#*.}
                interim=${rest%%.*}
                rest=${rest#*.}
                update=${rest%%.*}
                number=$((${feature:-0} * 10000 + ${interim:-0} * 100 + ${update:-0}))
                return 0
                ;;
        esac
    done <"$1/release"
    return 0
}

# Takes a JDK if it fits and is newer than the best so far.
consider() {
    version_in "$1"
    if [ "$number" -ge "$needed_number" ] && [ "$number" -gt "$best" ]; then
        best=$number
        jdk=$1
    elif [ "$number" -ge 250000 ] && [ "$number" -lt "$needed_number" ]; then
        outdated=$1
    fi
}

# Looks for a JDK that fits: JAVA_HOME, then the path, then the usual places. $jdk stays empty if there is none.
find_jdk() {
    jdk=
    outdated=
    best=0
    if [ -n "${JAVA_HOME:-}" ]; then
        consider "$JAVA_HOME"
        [ -z "$jdk" ] || return 0
    fi
    if java=$(command -v java) && [ -n "$java" ]; then
        resolve "$java"
        consider "${resolved%/*}/.."
        [ -z "$jdk" ] || return 0
    fi
    for candidate in \
        /usr/lib/jvm/* \
        /usr/lib64/jvm/* \
        /usr/java/* \
        /opt/* /opt/java/* /opt/jdk/* \
        /usr/local/* /usr/local/lib/jvm/* \
        "${HOME:-/}"/.sdkman/candidates/java/* \
        "${HOME:-/}"/.jdks/* \
        "${HOME:-/}"/.jdks/*/Contents/Home \
        "${HOME:-/}"/.gradle/jdks/* \
        "${HOME:-/}"/.local/share/mise/installs/java/* \
        "${HOME:-/}"/.asdf/installs/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-/}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        consider "$candidate"
    done
}

# Finds a JDK or downloads one; ends the script where neither can be done.
need_jdk() {
    find_jdk
    [ -n "$jdk" ] && return 0
    why="needs a JDK $needed or newer and found none"
    [ -z "$outdated" ] || why="needs a JDK $needed or newer, and $outdated is older: in it G1 can move arrays that native code holds (JDK-8377811)"
    advice="install one (such as https://adoptium.net/) or let JAVA_HOME name its folder"
    [ -z "${FETCHANDROTATE_NO_JDK_DOWNLOAD:-}" ] || fail "$why; $advice (FETCHANDROTATE_NO_JDK_DOWNLOAD forbids to download it)"
    fetch_jdk
}

# --- a JDK from the network ----------------------------------------------------------------------------------------

# Downloads a JDK into ~/.jdks, where this script and Maven look for JDKs. Whole or not at all: it is unpacked and looked
# at in a folder of its own, then renamed.
fetch_jdk() {
    [ -n "${HOME:-}" ] || fail "$why; $advice (without HOME there is no place to download one to)"
    case $(uname -s) in
        Linux) system=linux ;;
        Darwin) system=mac ;;
        *) fail "$why; $advice" ;;
    esac
    case $(uname -m) in
        x86_64 | amd64) processor=x64 ;;
        aarch64 | arm64) processor=aarch64 ;;
        *) fail "$why; $advice" ;;
    esac
    # a C library that the usual build doesn't run on
    [ "$system" = linux ] && ls /lib/ld-musl-* >/dev/null 2>&1 && system=alpine-linux
    file=OpenJDK25U-jdk_${processor}_${system}_hotspot_$fetched_version.tar.gz
    mirror=${FETCHANDROTATE_JDK_MIRROR:-https://github.com/adoptium}
    url=${mirror%/}/temurin25-binaries/releases/download/jdk-25.0.3%2B9/$file
    folder=$HOME/.jdks
    place=$folder/temurin-$needed
    mkdir -p "$folder" 2>/dev/null || fail "$why, and can't write to $folder to download one; $advice"
    clear_broken_downloads
    download=$folder/.download-$$
    mkdir "$download" 2>/dev/null || fail "$why, and can't write to $folder to download one; $advice"
    trap 'rm -rf "$download"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    trap 'exit 129' HUP
    printf '%s: %s; downloading Temurin %s (%s) into %s ...\n' \
        "$name" "$why" "${fetched_release#jdk-}" "$(size_of "$url")" "$folder" >&2
    get "$url" "$download/$file" || fail "the download of $url failed; try again, or $advice"
    get "$url.sha256.txt" "$download/sha256" || fail "the checksum $url.sha256.txt can't be had; try again, or $advice"
    read -r expected rest <"$download/sha256" || [ -n "${expected:-}" ] || expected=
    [ "$(sha256_of "$download/$file")" = "$expected" ] ||
        fail "what came from $url isn't what it should be (its SHA-256 is another); try again, or $advice"
    mkdir "$download/unpacked" && tar -xzf "$download/$file" -C "$download/unpacked" 2>/dev/null ||
        fail "can't unpack the JDK into $folder (is there room for 350 MB?); try again, or $advice"
    take_unpacked
    rm -rf "$download"
    trap - EXIT INT TERM HUP
    find_jdk
    [ -n "$jdk" ] || fail "the JDK in $place can't be used; $advice"
}

take_unpacked() {
    for unpacked in "$download"/unpacked/*; do
        version_in "$unpacked"
        [ "$number" != 0 ] || version_in "$unpacked/Contents/Home"
        [ "$number" -ge "$needed_number" ] || fail "what came from $url holds no JDK $needed; $advice"
        # a run beside this one may have been faster
        [ -e "$place" ] || mv "$unpacked" "$place" || fail "can't write to $folder; $advice"
        return 0
    done
}

# Removes what downloads left that were killed.
clear_broken_downloads() {
    for left in "$folder"/.download-*; do
        [ -d "$left" ] || continue
        kill -0 "${left##*-}" 2>/dev/null || rm -rf "$left"
    done
}

# Downloads a file: get URL FILE
get() {
    if command -v curl >/dev/null; then
        curl -fsSL --retry 2 --connect-timeout 20 --speed-limit 1000 --speed-time 30 -o "$2" "$1" 2>"$download/trouble"
    elif command -v wget >/dev/null; then
        wget -q --tries=3 --timeout=30 -O "$2" "$1" 2>"$download/trouble"
    else
        fail "$why, and there is neither curl nor wget to download one; $advice"
    fi
}

# How large a file on a server is, in words.
size_of() {
    if command -v curl >/dev/null; then
        bytes=$(curl -fsIL --connect-timeout 20 "$1" 2>/dev/null | content_length)
    else
        bytes=$(wget -q --spider --server-response --tries=1 --timeout=20 "$1" 2>&1 | content_length)
    fi
    case $bytes in
        '' | 0) echo 'about 140 MB' ;;
        *) echo "$(((bytes + 500000) / 1000000)) MB" ;;
    esac
}

# The length that the last of several answers names: those before it are redirects.
content_length() {
    tr -d '\r' | sed -n 's/^ *[Cc]ontent-[Ll]ength: *\([0-9][0-9]*\)$/\1/p' | tail -n 1
}

sha256_of() {
    if command -v sha256sum >/dev/null; then
        sum=$(sha256sum "$1")
    elif command -v shasum >/dev/null; then
        sum=$(shasum -a 256 "$1")
    else
        sum=$(openssl dgst -sha256 -r "$1")
    fi
    echo "${sum%% *}"
}
