#!/bin/sh
# Lines that the tests run, by folder. cover.sh DIR, a build with --coverage.
set -u
find "$1/core" "$1/tui" -name '*.gcno' | sort | while read -r notes; do
	gcov -n -o "${notes%/*}" "$notes" 2>/dev/null
done | awk -F "'" '
/^File / {
	file = $2
	sub(/^\.\//, "", file)
}
/^Lines executed/ && file ~ /^(core|tui)\/.*\.c$/ && !(file in seen) {
	seen[file] = 1
	line = $0
	gsub(/[^0-9.]+/, " ", line)
	split(line, figure, " ")
	folder = file
	sub(/\/[^\/]*$/, "", folder)
	if (!(folder in lines))
		order[++folders] = folder
	run = int(figure[1] * figure[2] / 100 + 0.5)
	ran[folder] += run
	lines[folder] += figure[2]
	all_ran += run
	all += figure[2]
	if (figure[1] < 70)
		poor = poor sprintf("\n  %-36s %5.1f %%", file, figure[1])
}
END {
	if (all == 0) {
		print "cover: nothing was counted"
		exit 1
	}
	for (i = 1; i <= folders; i++)
		printf "%-14s %5.1f %% of %5d lines\n", order[i],
		    100 * ran[order[i]] / lines[order[i]], lines[order[i]]
	printf "%-14s %5.1f %% of %5d lines\n", "all", 100 * all_ran / all, all
	if (poor != "")
		print "under 70 %:" poor
}'
