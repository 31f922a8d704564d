# Turns the schema files into the table of migrations: one line a statement,
# so that what SQLite keeps of each can be compared with what we wrote.
function flush_statement() {
	if (statement ~ /[^ \n]/)
		printf "\t{ %d, %s },\n", file, statement
	statement = ""
}
FNR == 1 { file++ }
/^--/ && statement == "" { next }
/^$/ { next }
{
	line = $0
	ends = line ~ /;$/
	if (ends)
		sub(/;$/, "", line)
	gsub(/\\/, "\\\\", line); gsub(/"/, "\\\"", line)
	statement = statement "\n\t  \"" line (ends ? "" : "\\n") "\""
	if (ends)
		flush_statement()
}
