# Lengths of functions, in lines of body: half are up to 12, nine of ten up to
# 35, none over 60; files are up to 500 lines, tables excepted.
BEGIN {
	half = 12
	most = 35
	limit = 60
	file_limit = 500
	table["core/model/entity.c"] = 1
	longest = 0
}
function fault(text) {
	print text
	faults++
}
function end_file() {
	if (lines > file_limit && !(file in table))
		fault(file ": " lines " lines; look for the seam")
}
function percentile(share,  i, seen) {
	for (i = 0; i <= longest; i++) {
		seen += count[i]
		if (seen >= share * n)
			return i
	}
	return longest
}
FNR == 1 {
	end_file()
	file = FILENAME
	start = 0
}
{ lines = FNR }
/^[a-z_][a-z_0-9]*\(/ {
	name = $0
	sub(/\(.*/, "", name)
}
/^\{/ { start = FNR }
/^\}/ && start > 0 {
	length_of = FNR - start - 1
	start = 0
	n++
	count[length_of]++
	if (length_of > longest)
		longest = length_of
	if (length_of > limit)
		fault(file ":" FNR ": " name " has " length_of " lines")
}
END {
	end_file()
	if (percentile(0.5) > half || percentile(0.9) > most)
		faults++
	printf "size: %d functions, half up to %d lines, nine of ten up to %d, longest %d%s\n",
	    n, percentile(0.5), percentile(0.9), longest,
	    faults ? " (want " half ", " most ", " limit ")" : ""
	exit faults > 0
}
