#!/bin/sh
# Every header compiles alone. headers.sh "CC FLAGS"
set -u
status=0
n=0
for h in $(find core tui -name '*.h' | sort); do
	n=$((n + 1))
	eval "$1 -Werror -x c -fsyntax-only $h" && continue
	echo "headers: $h does not compile alone"
	status=1
done
[ $status -eq 0 ] && echo "headers: $n compile alone"
exit $status
