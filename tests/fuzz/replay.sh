#!/bin/sh
# Runs each fuzzer once on every file of its corpus, with the objects of
# build/MODE: replay.sh [MODE]. Nothing is mutated, so it is quick, needs no
# clang and always does the same.
set -eu
MODE=${1:-${MODE:-release}}
out=build/$MODE
san=
[ "$MODE" = san ] && san='-fsanitize=address,undefined -fno-sanitize-recover=all'
[ "$MODE" = cover ] && san=--coverage
packages='sqlite3 libcyaml yaml-0.1 libutf8proc ncursesw'

# The screens without the terminal.
screens=$(ls tui/*.c | grep -vE '/(main|term)\.c$')
objects=
for source in core/*/*.c $screens; do
	objects="$objects $out/${source%.c}.o"
done

n=0
for source in tests/fuzz/fuzz_*.c; do
	name=${source##*/fuzz_}
	name=${name%.c}
	mkdir -p "$out/tests/fuzz"
	${CC:-gcc} -std=c11 -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 -D_POSIX_C_SOURCE=200809L -O1 -g \
	    -Wall -Wextra $san -DACCORD_FUZZ_REPLAY -I. \
	    $(pkg-config --cflags $packages | sed 's/-D_[A-Z_]*SOURCE=*[0-9]*//g') -o "$out/tests/fuzz/$name" \
	    "$source" $objects $(pkg-config --libs $packages)
	"$out/tests/fuzz/$name" tests/fuzz/corpus/$name/*
	set -- tests/fuzz/corpus/$name/*
	n=$((n + $#))
done
echo "$n inputs replayed"
