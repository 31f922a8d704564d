#!/bin/sh
# What must not be called, and the few files that may all the same. A rule is
# words, where it holds, and who is excepted; a word is a call, or `word.` any
# mention. Comments and texts are not looked at, but for SQL.
set -u
code=$(mktemp) || exit 1
out=$(mktemp) || exit 1
trap 'rm -f "$code" "$out"' EXIT

rules='
malloc calloc realloc strdup strndup | core tui | core/base/arena.c core/store/store.c core/store/journal.c tui/term.c
free		| core tui | core/base/arena.c core/base/text.c core/store/store.c core/store/journal.c tui/answer.c tui/term.c
aligned_alloc alloca asprintf vasprintf getline | core tui |
sprintf vsprintf strcpy strcat strncat gets atoi atol atof strtok | core tui tests |
system popen	| core tui | tui/term.c
getenv secure_getenv setlocale environ. | core tui | tui/main.c tui/term.c
time clock_gettime gettimeofday localtime localtime_r gmtime | core tui | tui/main.c tui/term.c
exit _exit quick_exit | core tui | tui/main.c
printf puts putchar perror scanf getchar stdin. stdout. stderr. | core tui | tui/main.c tui/term.c
sleep usleep nanosleep | core tui tests |
'
# Where a variable outlives a call and may change.
state='core/base/err.c tui/guard.c tui/term.c'

find core tui tests -name '*.[ch]' | sort | xargs awk -f tests/lint/code.awk \
    > "$code"

printf '%s' "$rules" | awk -v state="$state" '
function under(file, folders,  n, i, list) {
	n = split(folders, list, " ")
	for (i = 1; i <= n; i++)
		if (index(file, list[i] "/") == 1 || file == list[i])
			return 1
	return 0
}
function fault(text) {
	printf "%s: %s\n", place, text
}
# Lines like `static int count;`: const must be what the name itself is.
function is_state(s) {
	if (s !~ /^[ \t]*static[ \t]/ &&
	    (s ~ /^(struct|union|enum)[ \t]+[a-z_0-9]*[ \t]*[{;]/ ||
	    s ~ /^(extern|typedef|enum|return|else|goto)[^a-z_]/ || s !~ /^[a-z_].* .*[;=]/))
		return 0
	if (s ~ /^[ \t]*static[ \t]/ && s !~ /[;={]/)
		return 0
	sub(/[\[=;{].*/, "", s)
	if (s ~ /\(/)
		return 0
	if (s ~ /\*/)
		sub(/.*\*/, "", s)
	return s !~ /(^|[^a-z_])const([^a-z_]|$)/
}
FILENAME == "-" {
	if (split($0, part, "|") < 2)
		next
	n = split(part[1], list, " ")
	for (i = 1; i <= n; i++) {
		word[++words] = list[i]
		where[words] = part[2]
		save[words] = part[3]
		plain = list[i]
		after = "[ \t]*\\("
		if (sub(/\.$/, "", plain))
			after = "([^a-zA-Z0-9_]|$)"
		shape[words] = "(^|[^a-zA-Z0-9_.>])" plain after
		name[words] = plain
	}
	next
}
/^[^:]*:[0-9]*"/ {
	place = $0
	sub(/".*/, "", place)
	file = place
	sub(/:.*/, "", file)
	if (under(file, "core tui") && !under(file, "core/store") &&
	    $0 ~ /(^|[^A-Z])(INSERT|UPDATE|DELETE|REPLACE)([^A-Z]|$)/)
		fault("a statement that writes belongs in core/store")
	next
}
{
	match($0, /^[^:]*:[0-9]*/)
	place = substr($0, 1, RLENGTH)
	text = substr($0, RLENGTH + 2)
	file = place
	sub(/:.*/, "", file)
	if (text ~ /\/\//)
		fault("comments are written /* so */")
	for (i = 1; i <= words; i++)
		if (index(text, name[i]) > 0 && text ~ shape[i] &&
		    under(file, where[i]) && !under(file, save[i]))
			fault(name[i] " is banned here")
	if (file ~ /\.c$/ && under(file, "core tui") && !under(file, state) &&
	    is_state(text))
		fault("a variable that outlives its function")
}' - "$code" > "$out"

find tests .ci -name '*.sh' | sort | xargs grep -nE \
    '(^|[;&|(]|[^a-z_.$-])(sleep|usleep) +[0-9.$]' /dev/null >> "$out"

if [ -s "$out" ]; then
	cat "$out"
	echo "banned: $(wc -l < "$out") faults"
	exit 1
fi
echo "banned: nothing that is banned"
