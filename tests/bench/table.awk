# The table of a bench: rules against figures. A rule is
#
#	what | figure of accord | figure of the yardstick | kind | goal
#
# A figure is JOB/PROGRAM/STEP/MEASURE, the median, or the same and /99 or
# /least; a number; or one of these less another. Where there are few figures
# the least tells best what the work costs: neighbours only add. Kinds: `ratio` at most the goal,
# `rate` (the yardstick's cost by ours) at least the goal, `most` our figure
# itself at most the goal, `shown` likewise but never a reason to fail.
# Figures come after as JOB and what book.h says, tab-separated.
BEGIN { FS = "[ \t]*[|][ \t]*" }
FILENAME ~ /rules$/ {
	if (NF >= 5)
		rule[++rules] = $0
	next
}
{
	split($0, f, "\t")
	name = f[1] "/" f[2] "/" f[3] "/" f[4]
	median[name] = f[6]
	high[name] = f[8]
	least[name] = f[10]
}
function one(key,  name) {
	if (key ~ /^[0-9.]+$/)
		return key + 0
	name = key
	if (sub(/\/99$/, "", name) && name in high)
		return high[name]
	if (sub(/\/least$/, "", name) && name in least)
		return least[name]
	if (key in median)
		return median[key]
	missing = key
	return 0
}
function figure(key,  part) {
	if (split(key, part, / - /) == 2)
		return one(part[1]) - one(part[2])
	return one(key)
}
function shown(v) {
	return v >= 1000 ? sprintf("%d", v) : sprintf(v >= 100 ? "%.0f" : "%.2f", v)
}
END {
	printf "%-40s %9s %9s %7s  %s\n", "what", "accord", "yardstick", "ratio",
	    "goal"
	for (i = 1; i <= rules; i++) {
		split(rule[i], r, FS)
		missing = ""
		ours = figure(r[2])
		theirs = figure(r[3])
		if (missing != "") {
			printf "%-40s %s\n", r[1], "not measured: " missing
			over++
			continue
		}
		value = r[4] == "rate" ? theirs / (ours > 0 ? ours : 1) : \
		    r[4] == "ratio" ? ours / (theirs > 0 ? theirs : 1) : ours
		ok = r[4] == "rate" ? value >= r[5] : value <= r[5]
		if (!ok && r[4] != "shown")
			over++
		ratio = theirs == 0 ? "" : \
		    sprintf("%.2f", r[4] == "rate" ? value : ours / theirs)
		printf "%-40s %9s %9s %7s  %s%s %s\n", r[1], shown(ours),
		    theirs == 0 ? "" : shown(theirs), ratio,
		    r[4] == "rate" ? ">=" : "<=", r[5],
		    ok ? "ok" : r[4] == "shown" ? "above" : "over"
	}
	exit over > 0
}
