#!/bin/sh
# The manual pages the program prints are clean. man.sh PROG
set -u
# The name must not end as a section would: mandoc reads it.
folder=$(mktemp -d "${TMPDIR:-/tmp}/accord-man-XXXXXX") || exit 1
page=$folder/page
trap 'rm -rf "$folder"' EXIT
status=0

for section in 1 5; do
	if ! "$1" man $section > "$page" || [ ! -s "$page" ]; then
		echo "man: $1 man $section gives no page"
		status=1
		continue
	fi
	# Points of style, such as pages of others not installed here, may stay.
	mandoc -T lint -W warning "$page" && continue
	echo "man: section $section is not clean"
	status=1
done
[ $status -eq 0 ] && echo "man: both pages are clean"
exit $status
