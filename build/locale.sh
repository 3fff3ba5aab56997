# A locale that lets Java read file names: for the scripts of this folder's parent, to be sourced by a POSIX shell, and for
# the installed program's launcher, which has it inside.

# On Linux the JVM reads and writes file names in the charset of the locale, and no option of its own says otherwise.
# Where that isn't UTF-8 (no locale is set, or one that isn't installed, as under cron, in containers or over ssh), it
# can't open a file whose name has more than ASCII in it. Takes the same language in UTF-8 if there is one.
use_utf8() {
    [ "$(uname -s)" = Linux ] && command -v locale >/dev/null || return 0
    is_utf8 "" && return 0
    language=${LC_ALL:-${LC_CTYPE:-${LANG:-}}}
    for candidate in "${language%%[.@]*}.UTF-8" C.UTF-8 C.utf8 en_US.UTF-8 $(locale -a 2>/dev/null | grep -i 'utf-*8$'); do
        if is_utf8 "$candidate"; then
            LC_ALL=$candidate
            export LC_ALL
            return 0
        fi
    done
    # musl knows UTF-8 alone and has no such list; elsewhere names beyond ASCII stay unreadable, which the program tells
    return 0
}

# Whether the locale in force, or the one given, is there and is UTF-8.
is_utf8() {
    case $1 in
        '') charmap=$(locale charmap 2>/dev/null) ;;
        *) charmap=$(LC_ALL=$1 locale charmap 2>/dev/null) ;;
    esac
    [ "$charmap" = UTF-8 ]
}

use_utf8
