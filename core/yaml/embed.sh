# embed.sh FILE...: files as C arrays, and a table of them by name.
n=0
for f in "$@"; do
	printf 'static const unsigned char file_%d[] = {\n' $n
	od -An -v -tu1 "$f" | sed 's/\([0-9][0-9]*\)/\1,/g'
	printf '0 };\n'
	n=$((n + 1))
done
printf 'static const struct builtin builtins[] = {\n'
n=0
for f in "$@"; do
	printf '\t{ "%s", file_%d, sizeof file_%d - 1 },\n' "$f" $n $n
	n=$((n + 1))
done
printf '};\n'
