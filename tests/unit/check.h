#ifndef TESTS_UNIT_CHECK_H
#define TESTS_UNIT_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "core/base/err.h"

/* Fail with the error's own words. */
#define assert_ok(call) do {						\
	const struct err *err_ = (call);				\
	if (err_ != NULL)						\
		fail_msg("%s: %s", #call, err_->text);			\
} while (0)

#define assert_err(code_, call) do {					\
	const struct err *err_ = (call);				\
	if (err_ == NULL)						\
		fail_msg("%s: succeeded", #call);			\
	else if (err_->code != (code_))					\
		fail_msg("%s: code %d, want %d: %s", #call,		\
		    (int)err_->code, (int)(code_), err_->text);		\
} while (0)

#define COUNT(a)	(sizeof (a) / sizeof (a)[0])

#endif
