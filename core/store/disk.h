#ifndef CORE_STORE_DISK_H
#define CORE_STORE_DISK_H

#include <limits.h>
#include <stdint.h>
#include <stdio.h>

#include "core/base/err.h"

/*
 * Files as such: what a plan file begins with, and how a new file comes into
 * being whole or not at all: made beside its place with mode 0600, fsync,
 * rename, fsync of the folder.
 */

struct disk_header {
	int	version;	/* user_version */
	int64_t	size;		/* bytes */
};

/* Look at the raw first bytes of a plan before SQLite sees the file. ERR_READ
 * not there, no file, not allowed; ERR_DATA empty, not a plan, cut short. */
const struct err	*disk_header(const char *path, struct disk_header *) CHECKED;

/* Make an empty file of mode 0600; ERR_WRITE when there is one already. */
const struct err	*disk_create(const char *path) CHECKED;

/* A name in the same folder for what will become `path`. ERR_WRITE when there
 * is something at `path` already. */
const struct err	*disk_beside(const char *path, char beside[PATH_MAX]) CHECKED;

/* The same where an older file at `path` may be replaced. */
const struct err	*disk_beside_over(const char *path,
			    char beside[PATH_MAX]) CHECKED;

/* Flush it and give it its name. */
const struct err	*disk_settle(const char *beside, const char *path) CHECKED;

/* Which computer, user and file this is: differs for a copy elsewhere. */
int64_t			 disk_binding(const char *path);

#endif
