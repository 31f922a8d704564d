#ifndef TESTS_BENCH_BOOK_H
#define TESTS_BENCH_BOOK_H

/*
 * The figures of a run: many of each program, step and measure. Printed as
 * lines of tab-separated fields: program, step, measure, how many, median,
 * 95th and 99th of a hundred, most, least.
 */

struct book {
	struct page	*pages;
	int		 n;
};

void	book_add(struct book *, const char *program, const char *step,
	    const char *measure, double v);
void	book_print(const struct book *);
void	book_close(struct book *);

#endif
