#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/yaml/doc_file.h"

enum { STEP = 64 * 1024 };

struct bytes {
	char	*v;
	size_t	 n, room;
};

static bool
is_standard(const char *path)
{
	return strcmp(path, "-") == 0;
}

const char *
doc_file_name(const char *path)
{
	return is_standard(path) ? "standard input" : path;
}

static const struct err *
system_error(const char *path)
{
	return err_new(ERR_READ, "cannot read %s: %s", doc_file_name(path),
	    strerror(errno));
}

static const struct err *
read_all(struct arena *a, int fd, const char *path, size_t most,
    struct bytes *b)
{
	ssize_t got;

	b->v = arena_alloc(a, b->room + 1, 1);
	while (b->n <= most) {
		got = read(fd, b->v + b->n, b->room - b->n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return system_error(path);
		if (got == 0)
			break;
		b->n += (size_t)got;
		if (b->n < b->room)
			continue;
		b->v = arena_grow(a, b->v, b->n, b->room * 2 + 1, 1);
		b->room *= 2;
	}
	return NULL;
}

static const struct err *
read_file(struct arena *a, int fd, const char *path, size_t most,
    struct bytes *b)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return system_error(path);
	if (S_ISDIR(st.st_mode))
		return err_new(ERR_READ, "%s is a folder, not a file", path);
	b->room = STEP;
	if (st.st_size > STEP && (size_t)st.st_size <= most)
		b->room = (size_t)st.st_size + 1;
	return read_all(a, fd, path, most, b);
}

const struct err *
doc_file_read(struct arena *a, const char *path, size_t most,
    const char **text, size_t *n)
{
	struct bytes b = { 0 };
	const struct err *err;
	int fd = STDIN_FILENO;

	if (!is_standard(path))
		fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return system_error(path);
	err = read_file(a, fd, path, most, &b);
	if (!is_standard(path))
		close(fd);
	*text = b.v;
	*n = b.n;
	return err;
}
