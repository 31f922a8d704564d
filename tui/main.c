#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <limits.h>
#include <locale.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/base/date.h"
#include "core/base/text.h"
#include "core/base/word.h"
#include "core/yaml/settings_yaml.h"
#include "core/yaml/theme_yaml.h"
#include "tui/app.h"
#include "tui/options.h"
#include "tui/term.h"

static int
fail(const struct err *err)
{
	fputs("accord: ", stderr);
	text_put(stderr, err->text);
	fputc('\n', stderr);
	return err_exit(err);
}

/* Who and when */

static int64_t
clock_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static const char *
login(void)
{
	const char *name = getenv("LOGNAME");
	const struct passwd *pw;

	if (name != NULL && name[0] != '\0')
		return name;
	pw = getpwuid(getuid());
	return pw != NULL && pw->pw_name[0] != '\0' ? pw->pw_name : "unknown";
}

static const char *
home_path(struct arena *a, const char *variable, const char *fallback,
    const char *name)
{
	const char *base = getenv(variable), *home = getenv("HOME");

	if (base != NULL && base[0] == '/')
		return arena_fmt(a, "%s/accord/%s", base, name);
	return arena_fmt(a, "%s/%s/accord/%s", home != NULL ? home : ".",
	    fallback, name);
}

static const struct err *
read_settings(struct arena *a, struct session *s, const struct options *o)
{
	const char *path = home_path(a, "XDG_CONFIG_HOME", ".config",
	    "settings.yaml");
	struct problems problems = { .arena = a, .path = path };
	const struct err *err;

	s->settings = settings_default();
	err = settings_yaml_load(a, path, &problems, &s->settings);
	if (problems.n > 0) {
		/* A slip in the settings stops nobody from working. */
		problem_print(&problems, stderr);
		fputs("accord: going on with the usual settings\n", stderr);
	} else if (err != NULL)
		return err;
	if (o->theme != NULL && !theme_yaml_is_path(o->theme) &&
	    !word_known(o->theme, theme_yaml_names(a)))
		return err_new(ERR_USAGE, "no theme '%.40s'; 'accord theme list' "
		    "names them", o->theme);
	if (o->theme != NULL)
		s->settings.theme = o->theme;
	if (o->ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		s->settings.ascii = true;
	s->author = o->as != NULL ? o->as : s->settings.name != NULL ?
	    s->settings.name : login();
	return NULL;
}

static const struct err *
begin(struct arena *a, struct session *s, const struct options *o)
{
	int32_t code;

	*s = (struct session){ .arena = a, .out = stdout, .err = stderr,
	    .now = clock_now() };
	s->format = o->csv ? TABLE_CSV : o->json ? TABLE_JSON : TABLE_TEXT;
	if (o->as != NULL && (o->as[0] == '\0' ||
	    text_hidden(o->as, 0, &code) != NULL))
		return err_new(ERR_USAGE, "--as wants a name");
	if (o->now != NULL) {
		const struct err *err = date_parse_moment(o->now, &s->now);

		if (err != NULL)
			return err;
	}
	return read_settings(a, s, o);
}

/* The screen */

static bool
wants_no_colour(const struct session *s, const struct options *o)
{
	const char *env = getenv("NO_COLOR");

	if (o->colour != NULL)
		return strcmp(o->colour, "never") == 0;
	if (s->settings.colour != SETTINGS_COLOUR_AUTO)
		return s->settings.colour == SETTINGS_COLOUR_NEVER;
	return env != NULL && env[0] != '\0';
}

static const struct err *
read_theme(struct arena *a, const struct session *s, const struct options *o,
    struct theme *theme)
{
	const char *name = wants_no_colour(s, o) && o->theme == NULL ? "mono" :
	    s->settings.theme;
	struct problems problems = { .arena = a, .path = name };
	const struct err *err = theme_yaml_load(a, name, &problems, theme);

	if (problems.n > 0)
		problem_print(&problems, stderr);
	return err != NULL ? err : problem_verdict(&problems);
}

static bool
has_terminal(void)
{
	const char *term = getenv("TERM");

	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && term != NULL &&
	    term[0] != '\0' && strcmp(term, "dumb") != 0;
}

/* A text goes to the editor in a file of its own, mode 0600. */
static const char *
in_editor(struct arena *a, const char *text)
{
	const char *editor = getenv("VISUAL"), *tmp = getenv("TMPDIR");
	char path[PATH_MAX], buf[64 * 1024];
	const char *got = NULL;
	size_t n;
	FILE *f;
	int fd;

	if (editor == NULL || editor[0] == '\0')
		editor = getenv("EDITOR");
	if (editor == NULL || editor[0] == '\0')
		editor = "sensible-editor";
	snprintf(path, sizeof path, "%s/accord-XXXXXX",
	    tmp != NULL ? tmp : "/tmp");
	if ((fd = mkstemp(path)) < 0 || (f = fdopen(fd, "w")) == NULL)
		return NULL;
	fputs(text, f);
	fputc('\n', f);
	fclose(f);
	if (term_run(arena_fmt(a, "%s '%s'", editor, path)) == 0 &&
	    (f = fopen(path, "r")) != NULL) {
		n = fread(buf, 1, sizeof buf - 1, f);
		fclose(f);
		while (n > 0 && buf[n - 1] == '\n')
			n--;
		got = n > 0 ? arena_dup_n(a, buf, n) : NULL;
	}
	unlink(path);
	return got;
}

static void
show(struct app *app)
{
	int rows, cols;

	term_size(&rows, &cols);
	term_show(app_draw(app, rows, cols));
}

static void
take(struct app *app, const struct term_input *in)
{
	switch (in->event) {
	case TERM_KEY:
		if (in->pasted && app->mode == APP_VIEW)
			break;
		if (in->key[0] == 'C' || in->key[0] == 'D' || in->key[0] == 'W') {
			if (strcmp(in->key, "Click") == 0 ||
			    strcmp(in->key, "Double") == 0 ||
			    strncmp(in->key, "Wheel", 5) == 0) {
				app_mouse(app, in->key, in->row, in->col);
				break;
			}
		}
		app_key(app, in->key);
		break;
	case TERM_FILE:
		app_refresh(app);
		break;
	case TERM_END:
		app->quit = true;
		break;
	case TERM_RESIZE:
		break;
	}
}

static bool
key_waits(void *ctx)
{
	(void)ctx;
	return term_pending();
}

/*
 * Keys that are there already are taken before painting once. An edit is
 * painted before it is written, so that no paint waits for the disk. A large
 * file is checked after the first paint, while nobody types.
 */
static const struct err *
loop(struct app *app)
{
	const struct err *err = NULL;
	struct term_input in;

	show(app);
	while (err == NULL && !app->quit) {
		err = store_check(app->session.store, key_waits, NULL);
		if (err != NULL)
			break;
		in = term_wait();
		take(app, &in);
		if (app->quit || term_pending())
			continue;
		show(app);
		if (app_settle(app))
			show(app);
	}
	app_settle(app);
	return err;
}

static const struct err *
interactive(struct session *s, const struct options *o)
{
	struct app *app = arena_new(s->arena, struct app);
	struct theme theme;
	const struct err *err;
	struct arena a = { 0 };

	err = read_theme(&a, s, o, &theme);
	if (err == NULL)
		err = app_open(app, *s, "dashboard");
	if (err == NULL) {
		app->ascii = s->settings.ascii;
		app->clock = o->now == NULL ? clock_now : NULL;
		app->editor = in_editor;
		if ((err = term_open(&theme, store_path(s->store),
		    s->settings.mouse)) == NULL)
			err = loop(app);
		term_close();
		app_close(app);
	}
	arena_close(&a);
	return err;
}

/* Commands */

static const struct err *
run_words(struct session *s, int n, char **words)
{
	struct cmd_line line;
	const struct err *err;

	err = cmd_parse_words(s->arena, n, (const char *const *)words, &line);
	return err != NULL ? err : cmd_run(s, &line);
}

static const struct err *
run_line(struct session *s, const char *text)
{
	struct cmd_line line;
	const struct err *err;

	if ((err = cmd_parse(s->arena, text, &line)) != NULL)
		return err;
	return cmd_run(s, &line);
}

static const struct err *
with_plan(struct session *s, const struct options *o, int n, char **words)
{
	const struct err *err;

	if (n == 0 && has_terminal() && !o->csv && !o->json)
		return interactive(s, o);
	if ((err = store_check_small(s->store)) != NULL)
		return err_at(err, "%s", store_path(s->store));
	if (n == 0)
		return run_line(s, "dashboard");
	if (n == 1 && strcmp(words[0], "-") == 0)
		return cmd_script(s, stdin);
	return run_words(s, n, words);
}

static const struct err *
open_plan(struct session *s, const struct options *o, const char *path, int n,
    char **words)
{
	const struct err *err = store_open(&s->store, path, STORE_READ_WRITE);

	if (err == NULL)
		err = with_plan(s, o, n, words);
	session_close(s);
	store_close(s->store);
	s->store = NULL;
	return err;
}

/* Every folder on the way to a file. */
static void
make_folders(const char *path)
{
	char part[PATH_MAX];
	const char *slash = path;

	while ((slash = strchr(slash + 1, '/')) != NULL) {
		snprintf(part, sizeof part, "%.*s", (int)(slash - path), path);
		mkdir(part, 0700);
	}
}

/* Without a terminal the sample is shown as text and leaves nothing behind. */
static const struct err *
demo_text(struct session *s, const struct options *o)
{
	char *words[2] = { NULL, NULL };
	char folder[] = "/tmp/accord-demo-XXXXXX", path[64];
	char dashboard[] = "dashboard", matrix[] = "matrix";
	const struct err *err;

	if (mkdtemp(folder) == NULL)
		return err_new(ERR_WRITE, "cannot make a folder for the sample: %s",
		    strerror(errno));
	snprintf(path, sizeof path, "%s/demo.accord", folder);
	s->out = fopen("/dev/null", "w");
	err = cmd_make_sample(s, path);
	if (s->out != NULL)
		fclose(s->out);
	s->out = stdout;
	words[0] = dashboard;
	if (err == NULL)
		err = open_plan(s, o, path, 1, words);
	if (err == NULL)
		putchar('\n');
	words[0] = matrix;
	if (err == NULL)
		err = open_plan(s, o, path, 1, words);
	unlink(path);
	rmdir(folder);
	return err;
}

static const struct err *
demo(struct session *s, const struct options *o, int n, char **words)
{
	const char *path = home_path(s->arena, "XDG_DATA_HOME", ".local/share",
	    "demo.accord");
	const struct err *err = NULL;
	struct stat st;

	bool fresh = o->fresh || (n > 0 && strcmp(words[0], "--fresh") == 0);

	if (n > 0 && strcmp(words[0], "--fresh") == 0) {
		n--;
		words++;
	}
	if (n == 0 && !has_terminal())
		return demo_text(s, o);
	make_folders(path);
	if (fresh)
		unlink(path);
	if (stat(path, &st) != 0)
		err = cmd_make_sample(s, path);
	return err != NULL ? err : open_plan(s, o, path, n, words);
}

static const struct err *
dispatch(struct session *s, const struct options *o, int n, char **words)
{
	const struct cmd *cmd = cmd_find(words[0]);
	struct stat st;

	if (stat(words[0], &st) == 0)
		return open_plan(s, o, words[0], n - 1, words + 1);
	if (strcmp(words[0], "demo") == 0)
		return demo(s, o, n - 1, words + 1);
	if (cmd != NULL)
		return run_words(s, n, words);
	return open_plan(s, o, words[0], n - 1, words + 1);
}

/* End as the signal that ended us would have, now that all is tidy. */
static int
end(int status)
{
	if (term_signal() != 0) {
		signal(term_signal(), SIG_DFL);
		raise(term_signal());
	}
	return status;
}

int
main(int argc, char **argv)
{
	struct arena arena = { 0 }, lasting = { 0 };
	struct options o;
	struct session s = { 0 };
	const struct err *err;
	int first = 1, n, status;

	setlocale(LC_ALL, "");
	setlocale(LC_NUMERIC, "C");
	err = options_read(argc, argv, &o, &first);
	n = argc - first;
	if (err == NULL)
		err = begin(&lasting, &s, &o);
	s.arena = &arena;
	if (err == NULL && o.version)
		err = run_line(&s, "version");
	else if (err == NULL && (o.help || n == 0))
		err = run_line(&s, "help");
	else if (err == NULL)
		err = dispatch(&s, &o, n, argv + first);
	if (fflush(stdout) != 0 && err == NULL)
		err = err_new(ERR_WRITE, "cannot write the answer: %s",
		    strerror(errno));
	status = err != NULL ? fail(err) : s.status;
	if (err == NULL && n == 0 && !o.help && !o.version)
		status = 2;
	arena_close(&arena);
	arena_close(&lasting);
	return end(status);
}
