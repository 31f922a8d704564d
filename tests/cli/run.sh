#!/bin/sh
# Runs tests/cli/*.test against a program: run.sh [-u] PROG [TEST...]
# With -u the tests are written again with what happens: read that diff.
#
# A test is a sequence of commands in a fresh, empty folder, each with what it
# must print. Lines begin with a mark; any other line is standard output.
#
#	# why			a comment; blank lines mean nothing
#	$ accord p info		a line of shell; `accord` is the program
#	> more			goes on with it: the next line of the shell
#	Partners   15		a line of standard output
#	| # text		the same where the line itself begins with a mark
#	|			an empty line of standard output
#	...			any lines, or none
#	! accord: no plan	a line of standard error
#	? 66			the status, where it is not 0
#
# $ROOT is the top of the source tree. The environment is the same everywhere:
# LANG=C.UTF-8, TZ=UTC, HOME and the folder empty, no XDG settings, user ann.
# A command that must not depend on the day gives --now=2026-11-24T10:00.
set -u
update=
[ "${1:-}" = -u ] && update=1 && shift
prog=$(cd "$(dirname "$1")" && pwd)/${1##*/}
shift
root=$(pwd)
[ $# -eq 0 ] && set -- tests/cli/*.test
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
umask 022
mkdir "$work/bin"
ln -s "$prog" "$work/bin/accord"

# A test as numbered commands and what each wants.
split() {
	awk -v dir="$work/step" '
	/^\$ / {
		close(dir "/" n ".cmd")
		close(dir "/" n ".want")
		n++
		printf "" > (dir "/" n ".want")
		print substr($0, 3) > (dir "/" n ".cmd")
		going = 1
		next
	}
	/^> / && going {
		print substr($0, 3) > (dir "/" n ".cmd")
		next
	}
	{ going = 0 }
	/^# / || /^#?$/ { next }
	n > 0 { print > (dir "/" n ".want") }
	' "$1"
}

# What a command printed, in the marks of a test.
marked() {
	awk '
	FILENAME ~ /err$/ { print "! " $0; next }
	/^([$#>|!?] |[#|]?$|\.\.\.$)/ { print $0 == "" ? "|" : "| " $0; next }
	{ print }
	' "$work/out" "$work/err" | sed "s#$work/dir#.#g; s#$root#\$ROOT#g"
	[ "$1" -eq 0 ] || echo "? $1"
}

# What was got, with the lines that a `...` stands for left out again.
elided() {
	awk '
	FILENAME ~ /want$/ { want[++n] = $0; next }
	{ got[++m] = $0 }
	END {
		j = 1
		for (i = 1; i <= n && j <= m; i++) {
			if (want[i] != "...") {
				print got[j++]
				continue
			}
			print "..."
			while (j <= m && got[j] != want[i + 1] &&
			    (i < n || got[j] !~ /^[!?] /))
				j++
		}
		if (i == n && want[n] == "...")
			print "..."
		for (; j <= m; j++)
			print got[j]
	}' "$1" "$2"
}

run() {
	(cd "$work/dir" && env -i PATH="$work/bin:$PATH" HOME="$work/home" \
	    LANG=C.UTF-8 TZ=UTC TERM=xterm USER=ann LOGNAME=ann ROOT="$root" \
	    ASAN_OPTIONS="${ASAN_OPTIONS:-}" sh "$work/step/$1.cmd" \
	    < /dev/null > "$work/out" 2> "$work/err")
}

# Compare every step; the first that differs is shown, with its command.
try() {
	i=1
	while [ -f "$work/step/$i.cmd" ]; do
		run $i
		marked $? > "$work/step/$i.raw"
		elided "$work/step/$i.want" "$work/step/$i.raw" \
		    > "$work/step/$i.got"
		if [ -z "$update" ] && ! cmp -s "$work/step/$i.want" \
		    "$work/step/$i.got"; then
			echo "--- $1"
			sed 's/^/$ /' "$work/step/$i.cmd"
			diff -u "$work/step/$i.want" "$work/step/$i.got" |
			    sed 1,2d
			return 1
		fi
		i=$((i + 1))
	done
}

# The test again, every command followed by what it gave.
again() {
	awk -v dir="$work/step" '
	function give(  line, file) {
		file = dir "/" n ".got"
		while (n > 0 && (getline line < file) > 0)
			print line
		close(file)
	}
	/^> / && going { print; next }
	going { give(); going = 0 }
	/^# / || /^#?$/ { print; next }
	/^\$ / { n++; going = 1; print }
	END { if (going) give() }
	' "$1" > "$work/again" && cat "$work/again" > "$1"
}

failed=0
for test in "$@"; do
	rm -rf "$work/step" "$work/dir" "$work/home"
	mkdir "$work/step" "$work/dir" "$work/home"
	if ! split "$test"; then
		failed=$((failed + 1))
		continue
	fi
	try "$test" || failed=$((failed + 1))
	[ -n "$update" ] && again "$test"
done
echo "cli: $(($# - failed)) passed, $failed failed"
[ $failed -eq 0 ]
