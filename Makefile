# accord. `make run` tries it, `make test` proves it; `make help` lists the rest.
VERSION  = 0.1.0
prefix  ?= /usr/local
bindir  ?= $(prefix)/bin
datarootdir ?= $(prefix)/share
mandir  ?= $(datarootdir)/man
bashcompletiondir ?= $(datarootdir)/bash-completion/completions
zshcompletiondir  ?= $(datarootdir)/zsh/site-functions
fishcompletiondir ?= $(datarootdir)/fish/vendor_completions.d

# MODE: release what people run, test the same with every warning an error,
# san with address and undefined-behaviour sanitizers, clang the other
# compiler, cover with coverage counts.
MODE    ?= release
OUT      = build/$(MODE)
OPT      = -O2 -g
ifeq ($(MODE),test)
OPT     += -Werror
endif
ifeq ($(MODE),san)
OPT      = -O1 -g -Werror -fno-omit-frame-pointer
SAN      = -fsanitize=address,undefined -fno-sanitize-recover=all
endif
ifeq ($(MODE),clang)
CC       = clang
OPT     += -Werror
endif
ifeq ($(MODE),cover)
OPT      = -O0 -g
SAN      = --coverage
endif

CC      ?= cc
STD      = -std=c11 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE
WARN     = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
           -Wmissing-prototypes -Wmissing-declarations -Wwrite-strings \
           -Wpointer-arith -Wundef -Wvla -Wswitch-enum -Wformat=2 -Wcast-qual
PKGS     = sqlite3 libcyaml yaml-0.1 libutf8proc ncursesw
# Asked once: an answer a compile would cost more than the compile.
# Their feature macros are left out: STD sets ours, and a clash is a warning.
PKGCFLAGS := $(filter-out -D_XOPEN_SOURCE% -D_DEFAULT_SOURCE%,$(shell pkg-config --cflags $(PKGS) 2>/dev/null))
PKGLIBS   := $(shell pkg-config --libs $(PKGS) 2>/dev/null)
FLAGS    = $(STD) $(WARN) $(OPT) $(SAN) $(PKGCFLAGS) $(CPPFLAGS) $(CFLAGS) \
           -DACCORD_VERSION='"$(VERSION)"' -ffile-prefix-map=$(CURDIR)=.

CORE     = $(patsubst %.c,$(OUT)/%.o,$(sort $(wildcard core/*/*.c)))
TUI      = $(patsubst %.c,$(OUT)/%.o,$(filter-out tui/main.c tui/term.c,$(sort $(wildcard tui/*.c))))
TESTS    = $(patsubst %.c,$(OUT)/%,$(sort $(wildcard tests/unit/test_*.c)))
GOLDEN   = $(sort $(wildcard tests/golden/*.script))
PROG     = $(OUT)/accord
LIBS     = $(PKGLIBS) $(LDLIBS)

# V=1 shows the commands.
Q        = $(if $(V),,@)
SAY      = $(if $(V),:,echo)

all: $(PROG)

run:
	@.ci/deps run
	@$(MAKE) --no-print-directory -j2 MODE=release all
	@build/release/accord demo

# What CI runs. Three builds: every warning an error with gcc, the sanitizers,
# and clang; the suite runs in the first two.
test:
	@.ci/deps test
	@.ci/test $(if $(filter command\ line environment,$(origin MODE)),$(MODE),test san clang)

deps:
	@.ci/deps test

$(PROG): $(OUT)/tui/main.o $(OUT)/tui/term.o $(TUI) $(CORE)
	@$(SAY) link $@
	$(Q)$(CC) $(SAN) $(LDFLAGS) -o $@ $^ $(LIBS)

$(OUT)/tests/screen: $(OUT)/tests/screen.o $(TUI) $(CORE)
	@$(SAY) link $@
	$(Q)$(CC) $(SAN) $(LDFLAGS) -o $@ $^ $(LIBS)

$(TESTS): %: %.o $(TUI) $(CORE)
	@$(SAY) link $@
	$(Q)$(CC) $(SAN) $(LDFLAGS) -o $@ $^ $(LIBS) -lcmocka

$(OUT)/%.o: %.c $(OUT)/flags
	@mkdir -p $(@D)
	@$(SAY) cc $@
	$(Q)$(CC) $(FLAGS) -I. -I$(OUT)/gen -MMD -MP -c -o $@ $<

# Files the program carries inside it: schema, themes, the sample plan.
$(OUT)/core/store/schema.o: $(OUT)/gen/schema.inc
$(OUT)/gen/schema.inc: core/store/embed.awk $(sort $(wildcard core/store/schema/*.sql))
	@mkdir -p $(@D)
	awk -f $^ > $@
$(OUT)/core/yaml/builtin.o: $(OUT)/gen/builtin.inc
$(OUT)/gen/builtin.inc: core/yaml/embed.sh $(sort $(wildcard themes/*.yaml)) sample-data/aberdeen-city.yaml
	@mkdir -p $(@D)
	sh $^ > $@

# Rebuild when the flags change, not when someone remembers `make clean`.
$(OUT)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(FLAGS)' | cmp -s - $@ || echo '$(CC) $(FLAGS)' > $@

check: check-lint check-unit check-golden check-cli check-fuzz check-pty

check-unit: $(TESTS)
	@sh tests/unit/run.sh $^

check-golden: $(OUT)/tests/screen
	@sh tests/golden/run.sh $< $(GOLDEN)

golden: $(OUT)/tests/screen
	@for s in $(GOLDEN); do $< $$s > $${s%.script}.screen || exit 1; done

check-cli: $(PROG)
	@sh tests/cli/run.sh $(PROG)

# What fuzzers found or began with, once each.
check-fuzz: $(PROG)
	@CC="$(CC)" sh tests/fuzz/replay.sh $(MODE)

check-pty: $(PROG) $(OUT)/tests/pty/pty
	@$(OUT)/tests/pty/pty $(PROG)

$(OUT)/tests/pty/pty: $(patsubst %.c,$(OUT)/%.o,$(sort $(wildcard tests/pty/*.c)))
	@$(SAY) link $@
	$(Q)$(CC) $(SAN) $(LDFLAGS) -o $@ $^ -lutil

check-lint: check-layers check-names check-headers check-banned check-size check-man

# What may include what: the architecture, as lines that can fail.
check-layers:
	@sh tests/lint/layers.sh
check-names: $(CORE) $(TUI)
	@sh tests/lint/names.sh $^
check-headers:
	@sh tests/lint/headers.sh "$(CC) $(FLAGS) -I. -I$(OUT)/gen"
check-banned:
	@sh tests/lint/banned.sh
check-size:
	@awk -f tests/lint/size.awk $(wildcard core/*/*.c tui/*.c)
check-man: $(PROG)
	@sh tests/lint/man.sh $(PROG)

man: $(OUT)/accord.1 $(OUT)/accord-plan.5
$(OUT)/accord.1: $(PROG)
	$(PROG) man 1 > $@
$(OUT)/accord-plan.5: $(PROG)
	$(PROG) man 5 > $@

install: all man
	install -d $(DESTDIR)$(bindir) $(DESTDIR)$(mandir)/man1 $(DESTDIR)$(mandir)/man5 \
	    $(DESTDIR)$(bashcompletiondir) $(DESTDIR)$(zshcompletiondir) $(DESTDIR)$(fishcompletiondir)
	install -m 755 $(PROG) $(DESTDIR)$(bindir)/accord
	install -m 644 $(OUT)/accord.1 $(DESTDIR)$(mandir)/man1/accord.1
	install -m 644 $(OUT)/accord-plan.5 $(DESTDIR)$(mandir)/man5/accord-plan.5
	$(PROG) completion bash > $(DESTDIR)$(bashcompletiondir)/accord
	$(PROG) completion zsh > $(DESTDIR)$(zshcompletiondir)/_accord
	$(PROG) completion fish > $(DESTDIR)$(fishcompletiondir)/accord.fish

uninstall:
	rm -f $(DESTDIR)$(bindir)/accord $(DESTDIR)$(mandir)/man1/accord.1 \
	    $(DESTDIR)$(mandir)/man5/accord-plan.5 $(DESTDIR)$(bashcompletiondir)/accord \
	    $(DESTDIR)$(zshcompletiondir)/_accord $(DESTDIR)$(fishcompletiondir)/accord.fish

bench:
	@sh tests/bench/run.sh
fuzz:
	@sh tests/fuzz/run.sh $(or $(SECS),60)
cover:
	@$(MAKE) --no-print-directory MODE=cover check-unit check-golden check-cli
	@sh tests/lint/cover.sh build/cover

help:
	@echo 'make run      get what is missing, build, open a sample plan'
	@echo 'make test     get what is missing, build, run all that CI runs'
	@echo 'make          build build/release/accord'
	@echo 'make check    the tests once, in MODE (release, test, san, clang, cover)'
	@echo 'make golden   write the golden screens again: read the diff'
	@echo 'make bench    compare with bare programs;  make fuzz SECS=60;  make cover'
	@echo 'make install  into prefix=$(prefix);  make uninstall;  make clean'

clean:
	rm -rf build

-include $(shell find $(OUT) -name '*.d' 2>/dev/null)
.PHONY: all run test deps check check-unit check-golden golden check-cli check-pty check-fuzz \
    check-lint check-layers check-names check-headers check-banned check-size \
    check-man man install uninstall bench fuzz cover help clean FORCE
.DELETE_ON_ERROR:
