# report.sh - for stages: a case is a command that succeeds. Source it with $stage set.
#
# SPDX-License-Identifier: GPL-3.0-or-later

# report NAME COMMAND...
report() {
	local name=$1
	shift
	if "$@"; then echo "ok - $stage: $name"; else echo "not ok - $stage: $name"; fi
}
