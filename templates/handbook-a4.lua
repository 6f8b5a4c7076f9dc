-- handbook-a4.lua - the handbook: all an edition has to say, to be read at a desk.
--
-- Text flows from page to page; lykt finds the pages, the contents, the notes and who is mentioned where. Here is only what
-- follows what, and what it looks like. docs/TEMPLATES.md lists all there is.
--
-- The edition hands over: signs, myths, rights, actions, about.

-- Where the facts of a text come from, at the foot of its page.
local function notes_of(text)
  return each(text.sources, function(source)
    local words = source.title .. (source.title:find("[?!.]$") and " " or ". ") .. source.publisher
    if source.year then
      words = words .. ", " .. source.year
    end
    return { text = words, style = "note", lang = source.lang }
  end)
end

-- A text: what it is about, its thought in a sentence, and all of it.
local function article(marker, lead)
  return function(text)
    return {
      { text = text.title, style = "title", lang = text.lang, notes = notes_of(text) },
      text.summary and { spans = text.summary, style = lead, lang = text.lang },
      { blocks = text.body, style = "body", heading = "heading", item = "item", marker = marker, lang = text.lang },
    }
  end
end

-- Something people say, under it what is true, and why.
local function myth(text)
  return {
    { box = {
        { text = ui("claim"), style = "label" },
        { text = quote(text.title), style = "claim", lang = text.lang, notes = notes_of(text) },
      }, ground = "sand", padding = 5, radius = 2 },
    { box = {
        { text = ui("truth"), style = "label" },
        { spans = text.summary, style = "truth", lang = text.lang },
      }, padding = 5, bar = 1, bar_colour = "true", after = 2 },
    { blocks = text.body, style = "body", heading = "heading", item = "item", lang = text.lang },
    { space = 8 },
  }
end

local function chapter(title, texts, make)
  return #texts > 0 and { { text = title, style = "chapter" }, each(texts, make) }
end

-- When a service answers.
local function hours_of(contact)
  if contact.always then
    return { text = ui("hours-always"), style = "cell" }
  end
  return each(contact.hours, function(words)
    return { text = words, style = "cell" }
  end)
end

local function numbers_of(contact)
  return {
    contact.phone and { number = contact.phone, style = "phone" },
    contact.sms and { number = contact.sms, before = ui("sms"), style = "cell" },
  }
end

local function row(contact)
  return {
    { { text = contact.name, style = "service", lang = contact.lang },
      each(contact.web, function(web) return { web = web, style = "web" } end) },
    numbers_of(contact),
    hours_of(contact),
    { text = contact.languages, style = "cell" },
    { mentions = contact, style = "pages" },
  }
end

return {
  format = "handbook-a4",
  title = edition.title .. ": " .. ui("handbook-title"),

  styles = {
    -- title page
    kind     = { size = 13, leading = 18, colour = "on-night", after = 6 },
    question = { size = 44, leading = 54, bold = true, tag = "H1", colour = "on-night", after = 16 },
    answer   = { size = 17, leading = 25, colour = "on-night" },
    imprint  = { size = 11, leading = 16, colour = "on-night", fixed = true },
    -- texts
    chapter  = { size = 30, leading = 38, bold = true, tag = "H1", turn = true, after = 22 },
    title    = { size = 18, leading = 24, bold = true, tag = "H2", before = 28, after = 4 },
    heading  = { size = 13, leading = 18, bold = true, tag = "H3", before = 14, after = 4 },
    lead     = { size = 13, leading = 19, after = 9, keep = true },
    can      = { size = 13, leading = 19, colour = "true", after = 9, keep = true },
    body     = { size = 12, leading = 17.5, before = 7, after = 7, hyphenate = true },
    item     = { size = 12, leading = 17.5, after = 4, hyphenate = true },
    label    = { size = 9, leading = 13 },
    claim    = { size = 15, leading = 20, bold = true, tag = "H2" },
    truth    = { size = 13, leading = 19, colour = "true" },
    note     = { size = 9, leading = 12.5, after = 2 },
    -- contents
    part     = { size = 12, leading = 17, bold = true, before = 14, after = 3, keep = true },
    entry    = { size = 11, leading = 16, after = 2 },
    -- contacts
    column   = { size = 9, leading = 13, bold = true },
    service  = { size = 10, leading = 14, bold = true, hyphenate = true },
    cell     = { size = 10, leading = 14 },
    web      = { size = 9.5, leading = 13 },
    phone    = { size = 10.5, leading = 14, bold = true, fixed = true },
    pages    = { size = 10, leading = 14 },
    -- every page
    head     = { size = 9, leading = 12 },
    folio    = { size = 9, leading = 12, align = "centre" },
    imprint_title = { size = 18, leading = 24, bold = true, tag = "H1", before = 48, after = 8 },
    small    = { size = 10, leading = 14.5, after = 4 },
  },

  panels = {
    title = {
      ground = "night", margin = 28,
      { icon = "lantern", size = 40, colour = "light", flush = true },
      { fill = true },
      { text = ui("handbook-title"), style = "kind" },
      { text = edition.question, style = "question" },
      { text = edition.answer, style = "answer" },
      { fill = true }, { fill = true },
      { text = lang.name, style = "imprint" },
      { text = ui("edition-number", { edition = edition.number }), style = "imprint" },
      { text = ui("verified-on", { date = edition.date }), style = "imprint" },
      lang.draft and { text = ui("draft-translation"), style = "imprint" },
    },

    head = {
      margin = 0, margin_top = 12, margin_side = 32,
      { running = "heading", style = "head" },
    },

    contents = {
      margin = 8, margin_side = 32,
      { text = ui("handbook-contents"), style = "chapter" },
      { contents = { "part", "entry" } },
    },

    body = {
      margin = 8, margin_side = 32,
      chapter(ui("handbook-signs"), guidance.signs, article("check", "lead")),
      chapter(ui("handbook-myths"), guidance.myths, myth),
      chapter(ui("handbook-rights"), guidance.rights, article("bullet", "can")),
      chapter(ui("handbook-actions"), guidance.actions, article("bullet", "can")),
      chapter(ui("handbook-about"), guidance.about, article("bullet", "lead")),
    },

    contacts = {
      margin = 8, margin_side = 32,
      { text = ui("handbook-contacts"), style = "chapter" },
      { table = each(contacts, row),
        head = {
          { text = ui("column-service"), style = "column" },
          { text = ui("column-number"), style = "column" },
          { text = ui("column-hours"), style = "column" },
          { text = ui("column-languages"), style = "column" },
          { text = ui("column-pages"), style = "column" },
        },
        shares = { 40, 25, 26, 25, 18 }, gap = 2.5, row_heads = true, padding = 2.5 },
      { text = ui("handbook-imprint"), style = "imprint_title" },
      { text = ui("edition-number", { edition = edition.number }), style = "small" },
      { text = ui("verified-on", { date = edition.date }), style = "small" },
      { text = ui("printed-discard", { date = edition.review }), style = "small" },
      lang.draft and { text = ui("draft-translation"), style = "small" },
    },

    foot = {
      margin = 0, margin_top = 6, margin_side = 32,
      { running = "page", style = "folio" },
    },
  },
}
