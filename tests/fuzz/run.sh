#!/bin/sh
# Feeds each fuzzer mutated files for some seconds: run.sh [SECS]. What makes
# one fail is left in build/fuzz; what finds new paths, in build/fuzz too, so
# that the next run goes on from there. Needs clang.
set -eu
secs=${1:-60}
dir=build/fuzz
clang=${CLANG:-clang}
make=${MAKE:-make}

command -v "$clang" >/dev/null 2>&1 || {
	echo "fuzz: there is no $clang" >&2
	exit 1
}
packages='sqlite3 libcyaml yaml-0.1 libutf8proc ncursesw'
cflags="-std=c11 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 -D_POSIX_C_SOURCE=200809L -O1 -g
    -fno-omit-frame-pointer -fsanitize=address,undefined
    -fno-sanitize-recover=undefined $(pkg-config --cflags $packages | sed 's/-D_[A-Z_]*SOURCE=*[0-9]*//g')"
libs=$(pkg-config --libs $packages)
mkdir -p $dir

# The files that make writes for the program to carry.
$make -s OUT=$dir $dir/gen/schema.inc $dir/gen/builtin.inc

# An object is stale when any header is newer.
newest=$(ls -t core/*/*.h tui/*.h $dir/gen/*.inc tests/fuzz/run.sh | head -n 1)
# The screens without the terminal.
screens=$(ls tui/*.c | grep -vE '/(main|term)\.c$')
objects=
for source in core/*/*.c $screens; do
	object=$dir/${source%.c}.o
	objects="$objects $object"
	[ -f "$object" ] && [ -z "$(find "$source" "$newest" \
	    -newer "$object")" ] && continue
	mkdir -p "${object%/*}"
	$clang $cflags -fsanitize=fuzzer-no-link -I. -I$dir/gen \
	    -DACCORD_VERSION='"fuzz"' -c -o "$object" "$source"
done

status=0
for source in tests/fuzz/fuzz_*.c; do
	name=${source##*/fuzz_}
	name=${name%.c}
	mkdir -p $dir/found/$name
	$clang $cflags -fsanitize=fuzzer -I. -o $dir/fuzz_$name \
	    "$source" $objects $libs
	dict=
	[ -f tests/fuzz/$name.dict ] && dict=-dict=tests/fuzz/$name.dict
	$dir/fuzz_$name -max_total_time="$secs" -timeout=10 -rss_limit_mb=1024 \
	    -print_final_stats=1 -artifact_prefix=$dir/$name- $dict \
	    $dir/found/$name tests/fuzz/corpus/$name \
	    > $dir/$name.log 2>&1 || {
		tail -n 40 $dir/$name.log
		status=1
	}
	echo "fuzz: $name: $(sed -n \
	    's/^stat::number_of_executed_units: *//p' $dir/$name.log) inputs"
done
exit $status
