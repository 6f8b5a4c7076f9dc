#!/bin/sh
# deps.sh build|check - install the Debian packages that lykt (build) or its tests (check) need, if any is missing.
#
# When all are there this is one call of dpkg-query: nothing is touched, and no network is used. Otherwise it says what
# is missing and what for, and installs it with apt-get, through sudo unless it runs as root.
#
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
cd "$(dirname "$0")"

build='
gcc                  compiles lykt
make                 runs the Makefile
pkg-config           tells where the libraries are
libcmark-dev         reads Markdown
libyaml-dev          reads front matter, editions and themes
libgettextpo-dev     reads and writes translation catalogues
liblua5.4-dev        runs templates
libharfbuzz-dev      shapes text and cuts fonts down to what is used
libicu-dev           bidirectional text, line breaks, language names, dates
libhyphen-dev        hyphenates
hyphen-no            Norwegian hyphenation patterns
hyphen-en-gb         English hyphenation patterns
hyphen-uk            Ukrainian hyphenation patterns
libfreetype-dev      draws letters in PNG
libgd-dev            writes PNG
libhpdf-dev          writes PDF
libqrencode-dev      makes QR codes
libxkbcommon-dev     reads keyboard layouts
xkb-data             the layouts of on-screen keyboards
fonts-noto-core      the fonts editions are set in
icc-profiles-free    sRGB.icc, which tells archives and printers what the colours of a PDF mean
'
# package:command - any other installation that has the command will do as well.
check='
libcmocka-dev        runs the unit tests
clang                the second compiler every file must pass, and the fuzzer
libclang-rt-14-dev   sanitizers and fuzzer for clang
valgrind             finds the use of values never set
poppler-utils        reads text and pictures back out of PDF
mupdf-tools          does the same in another way
qpdf                 checks the structure of PDF
zbar-tools           reads QR codes back
fonts-noto-cjk       the fonts Chinese, Japanese and Korean are tested in
hyphen-pl            Polish hyphenation patterns, as those below for what is tested in these languages
hyphen-ro            Romanian
hyphen-lt            Lithuanian
hyphen-ru            Russian
hyphen-bg            Bulgarian
hyphen-el            Greek
hyphen-hi            Hindi
hyphen-bn            Bengali
hyphen-ta            Tamil
hyphen-en-us         English as in the United States
hyphen-es            Spanish
hyphen-fr            French
gettext              msgfmt, the opinion of others on our catalogues
chromium:chromium    opens the kiosk
firefox-esr:firefox-esr opens the kiosk in another engine
default-jre-headless:java runs the checker of HTML
nodejs:node          drives the browser
npm:npm              installs what drives the browser
'

say() { echo "lykt: $*" >&2; }

# Set $missing to the packages of the list $1 that are not installed.
find_missing() {
	names=$(echo "$1" | awk 'NF { sub(/:.*/, "", $1); print $1 }')
	# shellcheck disable=SC2086
	there=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $names 2>/dev/null || true)
	missing=
	for name in $names; do
		case "
$there
" in *"
installed $name
"*) continue ;; esac
		command=$(echo "$1" | sed -n "s/^$name:\([^ ]*\).*/\1/p")
		[ -n "$command" ] && command -v "$command" >/dev/null && continue
		missing="$missing $name"
	done
}

install_packages() {
	if ! command -v dpkg-query >/dev/null; then
		say "this is not Debian, so nobody can tell whether these are there; the names are those of Debian 12:"
		echo "$1" | sed -n 's/:[a-z-]*/ /; /./s/^/  /p' >&2
		return
	fi
	find_missing "$1"
	[ -n "$missing" ] || return 0

	say "these Debian packages are missing:"
	for name in $missing; do
		echo "$1" | sed -n "/^${name}[ :]/s/:[a-z-]*/ /; s/^$name /  &/p" >&2
	done
	root=
	if ! command -v apt-get >/dev/null; then
		say "error: there is no apt-get here; install them another way"
		exit 1
	elif [ "$(id -u)" != 0 ]; then
		if ! command -v sudo >/dev/null; then
			say "error: not root, and there is no sudo; as root, run: apt-get install$missing"
			exit 1
		fi
		root=sudo
	fi
	say "installing them with apt-get"
	$root apt-get update --quiet --quiet >&2
	# shellcheck disable=SC2086
	$root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends $missing >&2
}

# What the tests take from npm stays in tests/browser/node_modules.
install_npm() {
	installed=tests/browser/node_modules/.package-lock.json
	[ -f tests/browser/package-lock.json ] || return 0
	[ -n "$(find "$installed" -newer tests/browser/package-lock.json 2>/dev/null)" ] && return 0
	say "installing what tests/browser/package.json lists with npm: it drives the browser"
	(cd tests/browser && npm ci --no-audit --no-fund --ignore-scripts --loglevel=error >&2 &&
		touch node_modules/.package-lock.json)
}

case "${1:-}" in
build)
	install_packages "$build"
	;;
check)
	install_packages "$build$check"
	install_npm
	;;
*)
	echo "usage: sh deps.sh build|check" >&2
	exit 2
	;;
esac
