#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/base/err.h"

static _Thread_local struct err current;

const struct err *
err_new(enum err_code code, const char *fmt, ...)
{
	char text[sizeof current.text];
	va_list ap;

	/* Through a copy: an argument may be the text of the error before. */
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	current.code = code;
	memcpy(current.text, text, sizeof text);
	return &current;
}

const struct err *
err_at(const struct err *err, const char *fmt, ...)
{
	char head[sizeof current.text], tail[sizeof current.text];
	va_list ap;

	if (err == NULL)
		return NULL;

	memcpy(tail, err->text, sizeof tail);
	va_start(ap, fmt);
	vsnprintf(head, sizeof head, fmt, ap);
	va_end(ap);
	current.code = err->code;
	snprintf(current.text, sizeof current.text, "%.200s: %.300s", head, tail);
	return &current;
}

int
err_exit(const struct err *err)
{
	if (err == NULL)
		return 0;
	switch (err->code) {
	case ERR_REFUSED:	return 1;
	case ERR_USAGE:		return 2;
	case ERR_MISSING:	return 2;
	case ERR_DATA:		return 65;
	case ERR_READ:		return 66;
	case ERR_NEED:		return 69;
	case ERR_WRITE:		return 73;
	case ERR_BUSY:		return 75;
	}
	return 70;
}
