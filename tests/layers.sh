#!/bin/sh
# layers.sh [DIR] - the include rules as a test: one case for each folder of generator/.
#
# A folder may include its own headers, what the table in docs/ARCHITECTURE.md says, the C library, and the libraries it
# owns (below).
#
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2016
cd "${1:-$(dirname "$0")/..}/generator" || exit 1

{
	sed -n 's/^| `generator\/\([^`]*\)` |.*| \([^|]*\) |$/rule:\1:\2/p' ../docs/ARCHITECTURE.md
	grep -n '^[ 	]*#[ 	]*include' ./*.c ./*/*.[ch] 2>/dev/null | sed 's|^\./||'
} | awk '
# A row of the table: "paint", "base, model/theme.h, text/font.h"; "everything above" are the rows before.
function allow(folder, headers,    list, i, n, from) {
	if (folder == "main.c")
		folder = "."
	known[folder] = 1
	n = split(headers, list, /, */)
	for (i = 1; i <= n; i++)
		if (list[i] == "everything above")
			for (from in known)
				allowed[folder, from "/"] = 1
		else
			allowed[folder, list[i] (list[i] ~ /\.h$/ ? "" : "/")] = 1
}
function own(header, places,    list, i, n) {
	owned[header] = places
	n = split(places, list, " ")
	for (i = 1; i <= n; i++)
		owner[header, list[i]] = 1
}
BEGIN {
	# A library is known to the folder, or the file, that wraps it, so replacing it touches nothing else.
	own("cmark", "load/")
	own("yaml", "load/")
	own("gettext-po", "load/")
	own("lua", "template/")
	own("hpdf", "paint/")
	own("gd", "paint/")
	own("hb", "text/")
	own("unicode", "text/ paint/")
	own("hyphen", "text/ paint/")
	own("ft2build", "text/ paint/png.c paint/versions.c")
	own("freetype", "text/ paint/png.c paint/versions.c")
	own("qrencode", "qr/")
	own("xkbcommon", "text/keyboard.c")

	n = split("assert ctype errno float inttypes iso646 limits locale math setjmp signal stdalign stdarg stdatomic " \
		"stdbool stddef stdint stdio stdlib stdnoreturn string time wchar " \
		"dirent fcntl fnmatch getopt glob libgen poll pthread sched spawn strings termios unistd " \
		"netdb arpa/inet netinet/in netinet/tcp " \
		"sys/file sys/inotify sys/ioctl sys/mman sys/resource sys/select sys/sendfile sys/socket sys/stat sys/time " \
		"sys/types sys/un sys/utsname sys/wait", list, " ")
	for (i = 1; i <= n; i++)
		libc[list[i] ".h"] = 1
}
function library(header) {
	if (header ~ /^(lua|lualib|lauxlib)\.h$/)
		return "lua"
	if (header ~ /^hpdf/)
		return "hpdf"
	if (header ~ /^gd[a-z_]*\.h$/)
		return "gd"
	if (header ~ /^(harfbuzz\/)?hb[a-z-]*\.h$/)
		return "hb"
	if (header ~ /^cmark/)
		return "cmark"
	if (header ~ /^freetype\//)
		return "freetype"
	sub(/\/.*/, "", header)
	sub(/\.h$/, "", header)
	return header
}
function complain(what) {
	bad[folder] = bad[folder] "generator/" file ":" line ": " what "\n"
}
/^rule:/ {
	split($0, part, ":")
	allow(part[2], part[3])
	next
}
{
	split($0, part, ":")
	file = part[1]
	line = part[2]
	folder = file ~ /\// ? substr(file, 1, index(file, "/") - 1) : "."
	if (!seen[folder]++)
		order[++folders] = folder
	sub(/FT_[A-Z_]*_H/, "<ft2build.h>")
	match($0, /["<][^">]*[">]/)
	header = substr($0, RSTART + 1, RLENGTH - 2)
	if (!(folder in known)) {
		complain("the folder is not in the table of docs/ARCHITECTURE.md")
	} else if (RSTART > 0 && substr($0, RSTART, 1) == "\"") {
		from = substr(header, 1, index(header, "/"))
		if (from == "")
			complain("write the folder in front of \"" header "\"")
		else if (from != folder "/" && !((folder, from) in allowed) && !((folder, header) in allowed))
			complain(folder " may not include \"" header "\"")
	} else if (RSTART > 0 && !(header in libc)) {
		lib = library(header)
		if (!(lib in owned))
			complain("<" header "> belongs to no folder: say in tests/layers.sh which one wraps it")
		else if (!((lib, folder "/") in owner) && !((lib, file) in owner))
			complain("<" header "> belongs to " owned[lib])
	} else if (RSTART == 0) {
		complain("a computed #include is not checked")
	}
}
END {
	for (i = 1; i <= folders; i++) {
		folder = order[i]
		printf "%s", bad[folder]
		print (bad[folder] != "" ? "not ok" : "ok") " - layers: " (folder == "." ? "main" : folder)
	}
}'
