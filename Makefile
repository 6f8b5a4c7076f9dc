# Makefile - builds lykt, the editions, and runs the tests. What each target needs is installed by deps.sh.
#
# Settings are given on the command line or, to stay, in config.mk:
#   CC=clang   DEV=1 (warnings are errors)   SAN=1 (address and undefined sanitizers; also fuzz, thread)   PREFIX=/opt   V=1 (show commands)
#
# SPDX-License-Identifier: GPL-3.0-or-later

-include config.mk
Q   = $(if $(V),,@)
SAY = $(if $(findstring s,$(firstword -$(MAKEFLAGS))),true,echo)
ifeq ($(origin CC),default)
CC = gcc
endif
PREFIX ?= /usr/local
CFLAGS ?= -O2 -g

# Each configuration has object files of its own, so changing back and forth compiles nothing twice.
OBJDIR = out/obj/$(notdir $(CC))$(if $(DEV),-dev)$(if $(SAN),-san-$(SAN))
BIN    = $(if $(SAN),out/san/lykt,out/lykt)
SRC   := $(sort $(wildcard generator/*.c generator/*/*.c))
OBJ    = $(SRC:%.c=$(OBJDIR)/%.o)
UNIT   = $(patsubst %.c,$(OBJDIR)/%,$(sort $(wildcard tests/unit/test_*.c)))
FUZZER = $(patsubst %.c,$(OBJDIR)/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))

PKGS = libcmark yaml-0.1 lua5.4 harfbuzz harfbuzz-subset icu-uc icu-i18n freetype2 gdlib libqrencode xkbcommon
SAN_1      = address,undefined
SAN_fuzz   = fuzzer-no-link,address,undefined
SAN_thread = thread
SAN_FLAGS  = $(if $(SAN),-fsanitize=$(SAN_$(SAN)) -fno-sanitize-recover=all -fno-omit-frame-pointer)
# Asked once, when the first file is compiled: only then deps has installed what answers.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(subst -I,-isystem ,$$(shell pkg-config --cflags $$(PKGS))))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $$(shell pkg-config --libs $$(PKGS)))$(PKG_LIBS)
ALL_CFLAGS = -std=c11 -D_GNU_SOURCE -Igenerator $(PKG_CFLAGS) $(CFLAGS) $(SAN_FLAGS) \
	-Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wvla -Wpointer-arith -Wundef \
	$(if $(DEV),-Werror)
# libharu, libgettextpo and libhyphen have no pkg-config file on Debian 12.
LIBS = $(PKG_LIBS) -lhpdf -lgettextpo -lhyphen -lpthread -lm

all: $(BIN)

$(BIN): $(OBJ)
	@mkdir -p $(@D)
	@$(SAY) "link $@"
	$(Q)$(CC) $(SAN_FLAGS) $(LDFLAGS) -o $@ $(OBJ) $(LIBS)

# Everything but main, for programs that test a part of it.
$(OBJDIR)/lykt.a: $(filter-out %/main.o,$(OBJ))
	@rm -f $@
	$(AR) rcs $@ $^

$(OBJDIR)/%.o: %.c Makefile $(wildcard config.mk)
	@mkdir -p $(@D)
	@$(SAY) "$(notdir $(CC)) $<"
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(UNIT): $(OBJDIR)/%: $(OBJDIR)/%.o $(OBJDIR)/lykt.a
	$(CC) $(SAN_FLAGS) $(LDFLAGS) -o $@ $^ $(LIBS) -lcmocka

$(FUZZER): $(OBJDIR)/%: $(OBJDIR)/%.o $(OBJDIR)/lykt.a
	$(CC) $(SAN_FLAGS) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ $(LIBS)

units: $(UNIT)
fuzzers: $(FUZZER)

# Libraries are installed before the first file is compiled, but `make` alone never installs anything.
deps:
	@sh deps.sh build
$(OBJ): | $(if $(filter editions,$(MAKECMDGOALS)),deps)

editions: deps $(BIN)
	$(BIN) build

check:
	@bash tests/check.sh

bench: $(BIN)
	bash bench/run.sh && bash bench/paper.sh

# Every view of the library's kiosk, to be looked at; LANGUAGES="nb ar" for some.
pictures: $(BIN)
	$(BIN) build library --product kiosk && sh deps.sh check
	node tests/browser/pictures.mjs out/editions/library/kiosk out/pictures $(LANGUAGES)

fuzz:
	sh tests/fuzz/run.sh

install: $(BIN)
	install -D -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin/lykt
	install -D -m 644 docs/lykt.1 $(DESTDIR)$(PREFIX)/share/man/man1/lykt.1

clean:
	rm -rf out

# For tests/headers.sh, which compiles without make.
cflags:
	@echo '$(ALL_CFLAGS)'

.PHONY: all units fuzzers deps editions check bench pictures fuzz install clean cflags
.SECONDARY:
.DELETE_ON_ERROR:
-include $(OBJ:.o=.d) $(UNIT:=.d) $(FUZZER:=.d)
