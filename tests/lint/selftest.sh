#!/bin/sh
# Proves that the checks can fail: plants faults in a small tree and sees each
# of them named by file and line. Run by layers.sh.
set -u
lint=$(cd "$(dirname "$0")" && pwd) || exit 1
tree=$(mktemp -d) || exit 1
trap 'rm -rf "$tree"' EXIT
cd "$tree" || exit 1
missed=0

clean() {
	rm -rf "$tree"/*
	mkdir -p core/base core/model core/store core/yaml core/report \
	    core/cmd tui tests/lint .ci
	cp "$lint"/code.awk tests/lint
	printf '#include <stdio.h>\n\nint\nthing_one(void)\n{\n\treturn 1;\n}\n' \
	    > core/base/thing.c
	printf 'int thing_one(void);\n' > core/base/thing.h
	printf 'int main(void) { return 0; }\n' > tui/main.c
	: > wanted
}

check() {
	case $1 in
	layers)	sh "$lint/layers.sh" plain ;;
	banned)	sh "$lint/banned.sh" ;;
	size)	awk -f "$lint/size.awk" core/*/*.c ;;
	headers) sh "$lint/headers.sh" "${CC:-cc} -std=c11 -I." ;;
	names)	${CC:-cc} -c -o core/base/thing.o core/base/thing.c &&
		    sh "$lint/names.sh" core/base/thing.o ;;
	esac > said 2>&1
}

miss() {
	echo "selftest: $1"
	missed=$((missed + 1))
}

# plant FILE TEXT: put it at the end of the file.
plant() {
	printf '%s\n' "$2" >> "$1"
	echo "$1:$(wc -l < "$1" | tr -d ' ')	$2" >> wanted
}

# caught CHECK: it fails, and names every fault planted since the last.
caught() {
	check "$1" && miss "$1 sees nothing"
	while IFS='	' read -r place text; do
		grep -q "^$place[^0-9]" said || miss "$1 does not see '$text' at $place"
	done < wanted
	clean
}

clean
for c in layers banned size headers names; do
	check $c && continue
	cat said
	miss "$c fails on a tree without a fault"
done

plant core/base/thing.c '#include "core/model/plan.h"'
plant core/model/plan.c '#include "core/store/store.h"'
plant core/store/item.c '#include "core/yaml/doc_yaml.h"'
plant core/yaml/item.c '#include "core/store/store.h"'
plant core/report/csv.c '#include "core/yaml/doc_yaml.h"'
plant core/report/csv.c '#include "core/store/store.h"'
plant core/cmd/cmd.c '#include "tui/app.h"'
plant core/cmd/cmd.c '#include "../store/store.h"'
plant core/cmd/cmd.c '#include <sqlite3.h>'
plant tui/app.c '#  include  <ncursesw/curses.h>'
plant tui/app.c '#include <ncurses.h>'
plant core/yaml/plan.c '#include <cyaml/cyaml.h>'
plant core/yaml/plan.c '#include <yaml.h>'
plant core/yaml/doc_yaml.h '#include <yaml.h>'
plant README.md 'see ../share''d/tui.txt'
plant tui/app.c '/* for issue ''#12 */'
plant tests/lint/one.sh 'cat /wor''k/main'
caught layers

plant core/cmd/cmd.c '	p = malloc(3);'
plant core/cmd/cmd.c '	free (p);'
plant core/base/thing.c '	n = atoi(s);'
plant tests/t.c '	sprintf(s, "x");'
plant tests/t.c '	usleep(3);'
plant tests/run.sh 'true; slee''p 1'
plant core/base/thing.c '	return time(NULL);'
plant tui/app.c '	exit(1);'
plant tui/app.c '	system("ls");'
plant core/base/thing.c '	fprintf(stderr, "x");'
plant core/base/thing.c '	int n; // so many'
plant core/cmd/cmd.c '	q(s, "DELETE FROM role");'
plant core/base/thing.c 'static int count;'
plant core/base/thing.c '	static int count = 0;'
plant core/base/thing.c 'static const char *name;'
plant core/base/thing.c 'static const char *names[] = {'
plant core/base/thing.c 'static struct {'
plant core/base/thing.c 'int thing_count;'
plant core/base/thing.c 'struct thing thing_one = {'
caught banned

plant core/base/thing.h 'size_t thing_two(void);'
caught headers

printf 'int other(void) { return 2; }\n' >> core/base/thing.c
echo 'core/base/thing.o: other	int other' > wanted
caught names
printf 'int thingummy = 3;\n' >> core/base/thing.c
echo 'core/base/thing.o: thingummy	int thingummy' > wanted
caught names

{
	printf 'int\nthing_long(void)\n{\n'
	awk 'BEGIN { for (i = 0; i < 61; i++) print "\tf();" }'
} >> core/base/thing.c
plant core/base/thing.c '}'
caught size

[ $missed -eq 0 ]
