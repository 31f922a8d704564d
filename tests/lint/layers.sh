#!/bin/sh
# What may include what, as lines that can fail. Reads the tree it is run in;
# `layers.sh plain` leaves out the proof that these checks can fail.
set -u
out=$(mktemp) || exit 1
trap 'rm -f "$out"' EXIT

find core tui -name '*.[ch]' | sort | xargs awk '
BEGIN {
	may["core/base"]   = "core/base"
	may["core/model"]  = may["core/base"] " core/model"
	may["core/store"]  = may["core/model"] " core/store"
	may["core/yaml"]   = may["core/model"] " core/yaml"
	may["core/report"] = may["core/model"] " core/report"
	may["core/cmd"]    = may["core/store"] " core/yaml core/report core/cmd"
	may["tui"]         = may["core/cmd"] " tui"
}
function folder(path) {
	sub(/\/[^\/]*$/, "", path)
	return path
}
function fault(text) {
	printf "%s:%d: %s\n", FILENAME, FNR, text
}
function own(name, here, there) {
	if (name ~ /(^|\/)\.\.\//)
		fault("an include is written from the root: " name)
	else if (name ~ /^[a-z_]+\.inc$/)
		return
	else if (!(there in may))
		fault("no such layer: " name)
	else if (index(" " may[here] " ", " " there " ") == 0)
		fault(here " must not know " there ": " name)
}
function foreign(name, here) {
	if (name ~ /^sqlite3/ && here != "core/store")
		fault(name " belongs in core/store")
	if (name ~ /^(ncurses.*\/)?(n?curses|term|panel|menu|form)\.h$/ &&
	    FILENAME != "tui/term.c")
		fault(name " belongs in tui/term.c")
	if (name ~ /^(cyaml\/)?c?yaml\.h$/ && FILENAME !~ /_yaml\.c$/)
		fault(name " belongs in a file named *_yaml.c")
}
FNR == 1 && !(folder(FILENAME) in may) {
	fault("no such layer; core/README.md lists them")
}
/^[ \t]*#[ \t]*include/ {
	name = $0
	sub(/^[^<"]*[<"]/, "", name)
	sub(/[>"].*$/, "", name)
	if ($0 ~ /"/)
		own(name, folder(FILENAME), folder(name))
	else
		foreign(name, folder(FILENAME))
}' > "$out"

# What stands in the tree must make sense to whoever has only the tree.
find . \( -name .git -o -name build -o -name sample-data -o -name fixture \) \
    -prune -o -type f -print | xargs grep -nIE \
    '\.\./share[d]|/wor[k]/|[Ii]ssue #|skeleto[n]/|(style|design|interop|performance|overlap|sync|features)\.m[d]' \
    /dev/null | sed 's/^\.\///' >> "$out"

if [ -s "$out" ]; then
	cat "$out"
	echo "layers: $(wc -l < "$out") faults"
	exit 1
fi
[ "${1:-}" = plain ] && exit 0
sh tests/lint/selftest.sh || exit 1
echo "layers: every include points downwards"
