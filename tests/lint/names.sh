#!/bin/sh
# A symbol that leaves its file begins with the file's first word, so that its
# name says where it lives. names.sh OBJECT...
set -u
out=$(mktemp) || exit 1
trap 'rm -f "$out"' EXIT

for o in "$@"; do
	stem=${o##*/}
	stem=${stem%.o}
	nm -P -g "$o" | awk -v object="$o" -v word="${stem%%_*}" '
	$2 ~ /^[A-TV-Z]$/ && $1 !~ /^(main$|__)/ &&
	    $1 != word && index($1, word "_") != 1 {
		printf "%s: %s should begin with %s_\n", object, $1, word
	}'
done > "$out"

if [ -s "$out" ]; then
	cat "$out"
	echo "names: $(wc -l < "$out") symbols without the word of their file"
	exit 1
fi
echo "names: $# objects, every symbol says where it lives"
