#!/bin/sh
# Runs test programs made with cmocka; prints what fails, then one line.
# run.sh TEST...
set -u
out=$(mktemp) || exit 1
home=$(mktemp -d) || exit 1
trap 'rm -rf "$out" "$home"' EXIT

# Nobody's locale, clock zone or settings.
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_RUNTIME_DIR
unset CMOCKA_TEST_ABORT CMOCKA_MESSAGE_OUTPUT CMOCKA_XML_FILE
export LC_ALL=C TZ=UTC HOME="$home" TMPDIR="$home"
export ASAN_OPTIONS="detect_stack_use_after_return=1:strict_string_checks=1:${ASAN_OPTIONS:-}"
export UBSAN_OPTIONS="print_stacktrace=1:${UBSAN_OPTIONS:-}"

# One that hangs is a failure, where there is a way to tell.
limit=
command -v timeout >/dev/null 2>&1 && limit='timeout 300'

total() {
	sed -n "s/^\[  $1  \] \([0-9][0-9]*\) test(s).*/\1/p" "$out" |
	    awk '{ n += $1 } END { print n + 0 }'
}

passed=0
failed=0
for t in "$@"; do
	$limit "$t" > "$out" 2>&1
	status=$?
	bad=$(total FAILED)
	passed=$((passed + $(total PASSED)))
	# A program that dies has not counted the test it died in.
	[ $status -ne 0 ] && [ "$bad" -eq 0 ] && bad=1
	failed=$((failed + bad))
	[ "$bad" -eq 0 ] && continue
	grep -vE '^\[( RUN      |       OK |==========|  PASSED  )\]' "$out"
	echo "unit: $t ended with $status"
done
echo "unit: $passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
