#!/bin/sh
# Compares accord with the least that the same work can cost: bare programs on
# the same plans, run in turns with it. What is compared is CPU time, bytes and
# memory; nothing here knows how fast a computer should be. The table
# says what is over its goal, and then the status is not 0.
# ACCORD=PROG measures that build of it.
set -eu
dir=build/bench
accord=${ACCORD:-build/release/accord}
make=${MAKE:-make}
mkdir -p $dir
work=$(mktemp -d $dir/run.XXXXXX)
trap 'rm -rf $work' EXIT
trap 'exit 1' HUP INT TERM

# Programs

compile() {
	name=$1
	shift
	stale=$(find tests/bench -name '*.[ch]' -newer $dir/$name 2>/dev/null ||
	    echo new)
	[ -x $dir/$name ] && [ -z "$stale" ] && return 0
	sources=
	libs=
	for word in "$@"; do
		case $word in
		-*)	libs="$libs $word" ;;
		*)	sources="$sources tests/bench/$word.c" ;;
		esac
	done
	${CC:-cc} -std=c11 -D_GNU_SOURCE -Wall -Wextra -O2 -g -I. \
	    -o $dir/$name $sources $libs
}

[ -n "${ACCORD:-}" ] || $make -s MODE=release all
compile gen gen
compile ptytime ptytime job book child vt -lutil
compile proctime proctime book child -lutil
compile floor_list floor_list floor bare -lsqlite3 -lncursesw -ltinfo
compile floor_full floor_full floor bare -lsqlite3 -lncursesw -ltinfo
compile yard_import yard_import bare -lsqlite3 -lyaml
compile yard_export yard_export bare -lsqlite3
compile yard_commit yard_commit bare -lsqlite3

# Plans: made once, and again when their format or their maker changes.

plan() {
	plan=$dir/$1.accord
	[ -f $plan ] && [ -z "$(find core/store/schema tests/bench/gen.c \
	    -newer $plan)" ] && return 0
	rm -f $plan
	$dir/gen "$2" "$3" > $dir/$1.yaml
	$accord new $plan --from $dir/$1.yaml > $work/said
}

plan 1x 100 15
plan nat 6400 800
plan 100x 20000 800
$accord new $work/empty.accord > $work/said

# The yardsticks do the same work: the plan that one makes is the plan that
# accord makes, and what the other writes are the lines that were read.
cp $work/empty.accord $work/work.accord
$dir/yard_import $dir/1x.yaml $work/work.accord
$accord $work/work.accord export > $work/theirs.yaml
$accord $dir/1x.accord export > $work/ours.yaml
cmp $work/ours.yaml $work/theirs.yaml
$dir/yard_export $dir/1x.accord | sort > $work/theirs.yaml
sort $dir/1x.yaml > $work/ours.yaml
cmp $work/ours.yaml $work/theirs.yaml

# Edits that change something each time.
edits() {
	awk -v n="$1" 'BEGIN {
		for (i = 0; i < n; i++)
			printf "set %d.1-2024 status %s\n", i % 20 + 1,
			    int(i / 20) % 2 ? "paused" : "outstanding"
	}'
}
edits 201 > $work/edits
edits 1 > $work/edit

# Measuring: what was found goes to figures with the name of the job.

: > $work/figures
pty() {
	cat > $work/job
	$dir/ptytime $work/job | sed "s/^/$1	/" >> $work/figures
}

# The text that stands on the last line of a first screen.
hint='? Help'

echo 'measuring; about two minutes' >&2
pty 1x <<END
runs 9
prog accord $accord $dir/1x.accord
prog floor $dir/floor_list $dir/1x.accord
accord start first $hint
accord quit bye q
floor start first READY
floor mem mem
floor quit bye q
END

cp $dir/1x.accord $work/work.accord
pty edit <<END
runs 3
prog accord $accord $work/work.accord
accord start first $hint
accord key matrix 2 1
accord key move j 20
accord key edit K 1
accord key edit S 1
accord key edit F 1
accord key edit K 1
accord key edit S 1
accord key edit F 1
accord quit bye q
END

pty nat <<END
runs 7
prog accord $accord $dir/nat.accord
prog floor $dir/floor_full $dir/nat.accord
accord start first $hint
accord quit bye q
floor start first READY
floor quit bye q
END

pty big <<END
runs 7
prog accord $accord $dir/100x.accord
prog floor $dir/floor_full $dir/100x.accord
accord start first $hint
accord quit bye q
floor start first READY
floor quit bye q
END

pty 100x <<END
runs 3
quiet 20
prog accord $accord $dir/100x.accord
prog small $accord $dir/1x.accord
prog floor $dir/floor_full $dir/100x.accord
small start first $hint
small key list 3 1
small key down j 40
small quit bye q
accord start first $hint
accord key list 3 1
accord key down j 40
accord key page <PgDn> 20
accord key slash / 1
accord type find commun
accord key enter <Enter> 1
accord key found j 20
accord key esc <Esc> 1
accord key matrix 2 1
accord key mdown j 40
accord key mright l 20
accord key mpage <PgDn> 20
accord resize smaller 59 200
accord resize frame 60 200
accord idle idle 2000
accord mem mem
accord quit bye q
floor start first READY
floor key down j 40
floor key page <PgDn> 20
floor key slash / 1
floor type find commun
floor key enter <Enter> 1
floor key found j 20
floor key slash / 1
floor key esc <Esc> 1
floor key matrix m 1
floor key mdown j 40
floor key mright l 20
floor key mpage <PgDn> 20
floor resize smaller 59 200
floor resize frame 60 200
floor idle idle 2000
floor mem mem
floor quit bye q
END

cat > $work/job <<END
accord import rm -f $work/work.accord ! $accord new $work/work.accord --from $dir/nat.yaml > $work/said
bare import cp $work/empty.accord $work/work.accord ! $dir/yard_import $dir/nat.yaml $work/work.accord
rows import cp $work/empty.accord $work/work.accord ! $dir/yard_import $dir/nat.yaml $work/work.accord rows
accord export $accord $dir/nat.accord export > $work/ours.yaml
bare export $dir/yard_export $dir/nat.accord > $work/theirs.yaml
accord edits cp $dir/1x.accord $work/work.accord ! $accord $work/work.accord - < $work/edits > $work/said
bare edits cp $dir/1x.accord $work/work.accord ! $dir/yard_commit $work/work.accord < $work/edits
accord edit cp $dir/1x.accord $work/work.accord ! $accord $work/work.accord - < $work/edit > $work/said
bare edit cp $dir/1x.accord $work/work.accord ! $dir/yard_commit $work/work.accord < $work/edit
END
$dir/proctime 5 $work/job | sed "s/^/batch	/" >> $work/figures

cat > $work/rules <<'END'
first frame, 1x (CPU ms)             | 1x/accord/first/cpu_ms/least | 1x/floor/first/cpu_ms/least | ratio | 1.5
first frame, national                | nat/accord/first/cpu_ms/least | nat/floor/first/cpu_ms/least | ratio | 1.5
first frame, 100x                    | big/accord/first/cpu_ms/least | big/floor/first/cpu_ms/least | ratio | 1.5
list: cursor key, 100x (CPU ms)      | 100x/accord/down/cpu_ms | 100x/floor/down/cpu_ms | ratio | 1.5
list: page key                       | 100x/accord/page/cpu_ms | 100x/floor/page/cpu_ms | ratio | 1.5
list: letter of a find               | 100x/accord/find/cpu_ms | 100x/floor/find/cpu_ms | ratio | 1.5
list: cursor key after a find        | 100x/accord/found/cpu_ms | 100x/floor/found/cpu_ms | ratio | 1.5
matrix: cursor key                   | 100x/accord/mdown/cpu_ms | 100x/floor/mdown/cpu_ms | ratio | 1.5
matrix: column key                   | 100x/accord/mright/cpu_ms | 100x/floor/mright/cpu_ms | ratio | 1.5
matrix: page key                     | 100x/accord/mpage/cpu_ms | 100x/floor/mpage/cpu_ms | ratio | 1.5
list: cursor key, 100x against 1x    | 100x/accord/down/cpu_ms | 100x/small/down/cpu_ms | ratio | 1.2
list: cursor key, 99th of 100        | 100x/accord/down/cpu_ms/99 | 100x/floor/down/cpu_ms/99 | shown | 2
list: page key, 99th of 100          | 100x/accord/page/cpu_ms/99 | 100x/floor/page/cpu_ms/99 | shown | 2
matrix: cursor key, 99th of 100      | 100x/accord/mdown/cpu_ms/99 | 100x/floor/mdown/cpu_ms/99 | shown | 2
list: cursor key, bytes              | 100x/accord/down/bytes | 100x/floor/down/bytes | ratio | 1.3
list: page key, bytes                | 100x/accord/page/bytes | 100x/floor/page/bytes | ratio | 1.3
matrix: opening, bytes               | 100x/accord/matrix/bytes | 100x/floor/matrix/bytes | most | 25000
matrix: whole frame of 60x200, bytes | 100x/accord/frame/bytes | 100x/floor/frame/bytes | most | 25000
idle 2 s: bytes                      | 100x/accord/idle/bytes | 100x/floor/idle/bytes | most | 0
idle 2 s: wake-ups                   | 100x/accord/idle/switches | 100x/floor/idle/switches | most | 2
memory beyond 12 MB, 100x (kB)       | 100x/accord/mem/peak_kb - 12288 | 100x/floor/mem/peak_kb - 1x/floor/mem/peak_kb | ratio | 1.3
import, national (CPU ms)            | batch/accord/import/cpu_ms/least | batch/bare/import/cpu_ms/least | rate | 0.7
import, had it no journal            | batch/accord/import/cpu_ms/least | batch/rows/import/cpu_ms/least | shown | 100000
export, national                     | batch/accord/export/cpu_ms/least | batch/bare/export/cpu_ms/least | rate | 0.7
edit until painted, 1x (ms)          | edit/accord/edit/first_ms | edit/accord/move/first_ms | shown | 2
200 edits saved, 1x                  | batch/accord/edits/cpu_ms/least - batch/accord/edit/cpu_ms/least | batch/bare/edits/cpu_ms/least - batch/bare/edit/cpu_ms/least | ratio | 1.3
END
cp $work/figures $work/rules $dir
awk -f tests/bench/table.awk $work/rules $work/figures
