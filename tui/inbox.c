#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "tui/guard.h"
#include "tui/inbox.h"

static void
read_keys(struct inbox *in)
{
	size_t room;
	void *space = keys_space(&in->keys, &room);
	ssize_t n = read(STDIN_FILENO, space, room);

	if (n > 0)
		keys_fed(&in->keys, (size_t)n);
	else if (n == 0 || (errno != EINTR && errno != EAGAIN))
		in->gone = true;
}

bool
inbox_take(struct inbox *in, int64_t now, struct term_input *input)
{
	*input = (struct term_input){ .event = TERM_END };
	if (in->gone || guard_ended() != 0)
		return true;
	if (keys_next(&in->keys, now, input))
		return true;
	*input = (struct term_input){ .event = TERM_FILE };
	if (!in->written)
		return false;
	in->written = false;
	return true;
}

void
inbox_look(struct inbox *in, bool wait)
{
	struct pollfd fds[] = {
		{ STDIN_FILENO, POLLIN, 0 }, { guard_fd(), POLLIN, 0 },
		{ in->watch.fd, POLLIN, 0 },
	};
	int patience = keys_patience(&in->keys);
	int timeout = patience != -1 ? patience : watch_timeout(&in->watch);
	int n = poll(fds, 3, wait ? timeout : 0);

	if (n < 0)
		return;
	if (n == 0 && wait && patience != -1)
		keys_late(&in->keys);
	if (fds[0].revents & POLLIN)
		read_keys(in);
	else if (fds[0].revents != 0)
		in->gone = true;
	if (fds[1].revents != 0)
		guard_heard();
	if (fds[2].revents != 0 || watch_timeout(&in->watch) != -1)
		in->written |= watch_changed(&in->watch);
}
