#ifndef CORE_BASE_ERR_H
#define CORE_BASE_ERR_H

/*
 * Errors are values. NULL means success; anything else says what went wrong
 * in words fit for the user. At most one error is in flight per thread, so a
 * clean-up path must never fail: release functions return void.
 */

enum err_code {		/* what a caller can do about it */
	ERR_REFUSED = 1,/* a rule or somebody's later change stands in the way */
	ERR_USAGE,	/* the user asked for something we cannot parse */
	ERR_MISSING,	/* the thing named does not exist */
	ERR_DATA,	/* a file has errors */
	ERR_READ,	/* a file cannot be read */
	ERR_NEED,	/* something needed is not there */
	ERR_WRITE,	/* a file cannot be written */
	ERR_BUSY,	/* somebody else is writing; try again */
};

struct err {
	enum err_code	code;
	char		text[512];
};

#define CHECKED		__attribute__((warn_unused_result))
#define PRINTF(f, a)	__attribute__((format(printf, f, a)))

/* Make an error. */
const struct err *err_new(enum err_code, const char *fmt, ...)
    PRINTF(2, 3) CHECKED;

/* Put "context: " in front of an error on its way up; NULL stays NULL. */
const struct err *err_at(const struct err *, const char *fmt, ...)
    PRINTF(2, 3) CHECKED;

/*
 * The exit status of the program for an error (0 for NULL): 1 refused, 2
 * usage, 65 data, 66 read, 69 need, 73 write, 75 busy.
 */
int	err_exit(const struct err *);

#endif
