#ifndef TESTS_FUZZ_REPLAY_H
#define TESTS_FUZZ_REPLAY_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/*
 * Without a fuzzer, a main of its own: each file named is one input. So the
 * corpus is a test that any compiler can run.
 */
#ifdef ACCORD_FUZZ_REPLAY
static void
replay(const char *path)
{
	char *text = NULL;
	size_t n = 0;
	FILE *f = fopen(path, "rb"), *all = open_memstream(&text, &n);
	int c;

	if (f == NULL || all == NULL) {
		perror(path);
		exit(1);
	}
	while ((c = getc(f)) != EOF)
		putc(c, all);
	fclose(f);
	fclose(all);
	LLVMFuzzerTestOneInput((const uint8_t *)text, n);
	free(text);
}

int
main(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++)
		replay(argv[i]);
	return 0;
}
#endif

#endif
