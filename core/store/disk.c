#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/hash.h"
#include "core/store/disk.h"
#include "core/store/schema.h"

enum { HEADER = 100, AT_PAGE_SIZE = 16, AT_PAGES = 28, AT_VERSION = 60,
    AT_APPLICATION = 68 };

static uint32_t
big_endian(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
	    (uint32_t)p[2] << 8 | p[3];
}

static const struct err *
cannot(enum err_code code, const char *verb)
{
	return err_new(code, "cannot %s: %s", verb, strerror(errno));
}

/* Other programs' databases and cut files are told apart from ours here. */
static const struct err *
judge(const unsigned char *head, ssize_t n, int64_t size,
    struct disk_header *out)
{
	int64_t page;

	if (size == 0)
		return err_new(ERR_DATA, "the file is empty; it is not a plan");
	if (n < HEADER || memcmp(head, "SQLite format 3", 16) != 0 ||
	    big_endian(head + AT_APPLICATION) != SCHEMA_APPLICATION)
		return err_new(ERR_DATA, "this is not an accord plan; to read a "
		    "YAML file, use: accord new PLAN --from FILE.yaml");
	page = head[AT_PAGE_SIZE] << 8 | head[AT_PAGE_SIZE + 1];
	if (page == 1)
		page = 65536;
	if (size < page * (int64_t)big_endian(head + AT_PAGES))
		return err_new(ERR_DATA, "the file is cut short; go back to a "
		    "copy of it");
	*out = (struct disk_header){ (int)big_endian(head + AT_VERSION), size };
	return NULL;
}

const struct err *
disk_header(const char *path, struct disk_header *out)
{
	unsigned char head[HEADER];
	const struct err *err;
	struct stat st;
	ssize_t n;
	int fd;

	/* Not a pipe: opening one would wait for ever. */
	fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0)
		return cannot(ERR_READ, "open it");
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		close(fd);
		return err_new(ERR_READ, "this is not a file");
	}
	n = read(fd, head, sizeof head);
	err = n < 0 ? cannot(ERR_READ, "read it") :
	    judge(head, n, st.st_size, out);
	close(fd);
	return err;
}

const struct err *
disk_create(const char *path)
{
	int fd = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

	if (fd < 0 && errno == EEXIST)
		return err_new(ERR_WRITE, "there is a file of that name already");
	if (fd < 0)
		return cannot(ERR_WRITE, "make it");
	close(fd);
	return NULL;
}

/* Said here, of the name that the user gave. */
static const struct err *
can_make(const char *path)
{
	char folder[PATH_MAX];

	snprintf(folder, sizeof folder, "%s", path);
	if (access(dirname(folder), W_OK | X_OK) == 0)
		return NULL;
	return err_new(ERR_WRITE, "%s: cannot make it: %s", path,
	    strerror(errno));
}

const struct err *
disk_beside_over(const char *path, char beside[PATH_MAX])
{
	if (snprintf(beside, PATH_MAX, "%s.%ld.new", path, (long)getpid()) >=
	    PATH_MAX)
		return err_new(ERR_WRITE, "the name is too long");
	if (unlink(beside) != 0 && errno != ENOENT)
		return cannot(ERR_WRITE, "make a file beside it");
	return can_make(path);
}

const struct err *
disk_beside(const char *path, char beside[PATH_MAX])
{
	struct stat st;

	if (lstat(path, &st) == 0)
		return err_new(ERR_WRITE, "%s: there is a file of that name "
		    "already", path);
	return disk_beside_over(path, beside);
}

static int
sync_path(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC), rc;

	if (fd < 0)
		return -1;
	rc = fsync(fd);
	close(fd);
	return rc;
}

const struct err *
disk_settle(const char *beside, const char *path)
{
	char folder[PATH_MAX];

	snprintf(folder, sizeof folder, "%s", path);
	if (chmod(beside, 0600) != 0 || sync_path(beside, O_RDONLY) != 0)
		return cannot(ERR_WRITE, "write it out");
	if (rename(beside, path) != 0)
		return cannot(ERR_WRITE, "give it its name");
	/* Some file systems cannot sync a folder; the file itself is safe. */
	(void)sync_path(dirname(folder), O_RDONLY | O_DIRECTORY);
	return NULL;
}

int64_t
disk_binding(const char *path)
{
	struct { char machine[40]; uint64_t uid, device, inode; } key;
	struct stat st;
	ssize_t n = 0;
	int fd = open("/etc/machine-id", O_RDONLY | O_CLOEXEC);

	memset(&key, 0, sizeof key);
	if (fd >= 0) {
		n = read(fd, key.machine, sizeof key.machine);
		close(fd);
	}
	if (n < 0)
		memset(key.machine, 0, sizeof key.machine);
	key.uid = getuid();
	if (stat(path, &st) == 0) {
		key.device = (uint64_t)st.st_dev;
		key.inode = (uint64_t)st.st_ino;
	}
	return (int64_t)(hash_bytes(&key, sizeof key) >> 1);
}
