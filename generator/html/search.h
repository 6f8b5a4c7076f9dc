/*
 * search.h - what a kiosk's search looks through, as properties of a JavaScript object.
 *
 *   fold: {"å":"a","ß":"ss","\u00ad":""},
 *   prefix: "^(?:[وف]?(?:[بك]?ال|لل))(?=.{3})",
 *   texts: [["legal-aid",["⇥Title","⇥A ⇥passage ⇥of ⇥it."]]]
 *
 * `fold`: a query and a passage are compared character by character, each made lower case by toLowerCase() and replaced by what stands here
 * for it, if anything does. A query goes through normalize("NFC") first, as the passages have. The table has what may be typed and can be
 * found: a character that folds to what no passage has finds nothing either way.
 *
 * `prefix`: a regular expression of what may be dropped in front of a word of a folded query, which is then looked for as well: the
 * article in Arabic. "" if there is nothing.
 *
 * `texts`: of each text its id and its passages: the title, the summary, each paragraph, heading and list item in plain words. A tab (U+0009)
 * stands in front of each place where a match may begin (text/starts.h), and nowhere else; it is to be taken out before anything is shown.
 *
 * All is fit for an inline script: no string runs over the end of a line, and no '<' stands anywhere. The same texts give the same bytes.
 */
#ifndef HTML_SEARCH_H
#define HTML_SEARCH_H

#include <stddef.h>

#include "model/block.h"

struct buf;

struct search_text {
	const char *id;
	const char *lang;               /* the language the words are really in */
	const char *title;
	const struct span *summary;     /* or NULL; one that is a passage of the body too is left out */
	const struct block *body;       /* or NULL */
};

/*
 * Append the three properties for the texts of a kiosk in `lang`. `typed`: the characters of the keyboard on the screen, or NULL.
 * A link to a contact is in it by its words only: its number is not.
 */
void search_write(struct buf *out, const char *lang, const struct search_text *text, size_t n, const char *typed);

#endif
