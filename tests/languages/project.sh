#!/bin/sh
# project.sh FOLDER [LANGUAGE...] - a project of the trial texts in FOLDER, which must not be there yet: this project's templates
# and theme, and the languages named, or nb and all that have a catalogue here.
#
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
shift
if [ $# = 0 ]; then
	# shellcheck disable=SC2046
	set -- nb $(cd "$here/content/languages" && ls -- *.po | sed 's/\.po$//')
fi
languages=$(echo "$*" | sed 's/ /, /g')
mkdir -p "$(dirname "$folder")"
mkdir "$folder"
cp -r "$here/content" "$here/../../templates" "$here/../../themes" "$folder/"
sed -i "s/^languages: .*/languages: [$languages]/" "$folder/content/editions/trial.yaml"
