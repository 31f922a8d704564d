#!/bin/sh
# Plays each NAME.script and compares what it shows with NAME.screen.
# run.sh SCREEN SCRIPT...
set -u
screen=$1
shift
out=$(mktemp) || exit 1
trap 'rm -f "$out" "$out.err"' EXIT
export LC_ALL=C TZ=UTC
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME

failed=0
for script in "$@"; do
	want=${script%.script}.screen
	"$screen" "$script" > "$out" 2> "$out.err"
	status=$?
	if [ $status -ne 0 ]; then
		cat "$out.err"
		echo "golden: $script ended with $status"
	elif [ ! -f "$want" ]; then
		echo "golden: there is no $want; 'make golden' makes it"
	elif diff -u "$want" "$out"; then
		continue
	fi
	failed=$((failed + 1))
done
echo "golden: $(($# - failed)) passed, $failed failed"
[ $failed -eq 0 ]
