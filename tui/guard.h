#ifndef TUI_GUARD_H
#define TUI_GUARD_H

#include <stdbool.h>

/*
 * What must work when nothing else does: signals, and giving the terminal
 * back in the middle of a crash. Handlers only note and wake; the notes are
 * read where it suits, between two commands. Only a crash, or a second Ctrl-C
 * of somebody who has waited enough, gives the terminal back there and then,
 * with bytes made ready beforehand and calls that are safe in a handler.
 */

enum guard_note {
	GUARD_STOP	= 1,	/* Ctrl-Z: give the terminal back, guard_stop */
	GUARD_RESUMED	= 2,	/* somebody stopped and resumed us */
	GUARD_RESIZED	= 4,
};

/* Remember the terminal as it is and catch signals; false with errno set. */
bool	guard_open(void);
void	guard_close(void);

/* Add to the bytes that give the terminal back; the padding of terminfo, which
 * only paper needs, is left out. */
void	guard_restore_with(const char *);

/* Whether the terminal is in our hands, for a crash to give back. */
void	guard_hold(bool);

/* Becomes readable when a signal came; guard_heard empties it. */
int	guard_fd(void);
void	guard_heard(void);

/* The notes since one last asked, as a set. */
unsigned guard_notes(void);

/* The signal that should end us, or 0. */
int	guard_ended(void);

/* Stop until somebody resumes us. */
void	guard_stop(void);

/* Whether Ctrl-Z stops us at once, together with a program we wait for. */
void	guard_share_stop(bool);

#endif
