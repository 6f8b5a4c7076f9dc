-- trifold-a4.lua - the leaflet: a sheet of A4, folded twice, six panels.
--
-- Lengths are millimetres, sizes of type are points. What the words are is decided in content/, what the colours are in
-- the theme; here is only what stands where. docs/TEMPLATES.md lists all there is.
--
-- The edition hands over: signs (one text with a list), rights, actions, myths.

-- A text with its pictogram: title and summary beside it.
local function entry(text)
  return {
    { columns = {
        { { icon = text.icon or "lantern", size = 9, colour = "true" } },
        { { text = text.title, style = "entry", lang = text.lang },
          { spans = text.summary, style = "body", lang = text.lang } },
      }, shares = { 1, 6 }, gap = 3 },
    { space = 7 },
  }
end

-- Something people say, and under it what is true.
local function myth(text)
  return {
    { box = {
        { text = ui("claim"), style = "label" },
        { text = quote(text.title), style = "claim", lang = text.lang },
      }, ground = "sand", padding = 4, radius = 2 },
    { box = {
        { text = ui("truth"), style = "label" },
        { spans = text.summary, style = "truth", lang = text.lang },
      }, padding = 4, bar = 1, bar_colour = "true", after = 7 },
  }
end

-- A contact on one line: name, and the number at the end of it.
local function line(contact, name, style)
  return {
    { columns = {
        { { text = name, style = "row", lang = contact.lang } },
        { { number = contact.phone, style = style } },
      }, shares = { 7, 3 }, gap = 3, centred = true },
    { space = 1.5 }, { rule = "line" }, { space = 1.5 },
  }
end

-- The helpline, in the only box that is dark.
local helpline_box = {
  box = {
    { text = helpline.name, style = "name", lang = helpline.lang },
    { number = helpline.phone, style = "number" },
    { text = ui("helpline-promise"), style = "promise" },
  }, ground = "night", padding = 6, radius = 2,
}

return {
  format = "trifold-a4",

  styles = {
    -- cover
    question = { size = 34, leading = 41, bold = true, tag = "H1", colour = "on-night", align = "centre", after = 12 },
    answer   = { size = 15, leading = 22, colour = "on-night", align = "centre" },
    language = { size = 11, leading = 14, colour = "on-night", align = "centre", fixed = true },
    -- texts
    heading  = { size = 15, leading = 19, bold = true, tag = "H2", after = 15 },
    entry    = { size = 12, leading = 16, bold = true, tag = "H3", after = 2 },
    body     = { size = 11.5, leading = 16 },
    label    = { size = 9, leading = 13 },
    claim    = { size = 12, leading = 16, bold = true, tag = "H3" },
    truth    = { size = 11.5, leading = 16, colour = "true" },
    lead     = { size = 11.5, leading = 16, after = 10 },
    sign     = { size = 11.5, leading = 16, after = 7 },
    -- numbers
    name     = { size = 12, leading = 16, bold = true, tag = "H3", colour = "on-night" },
    number   = { size = 25, leading = 33, bold = true, colour = "on-night", fixed = true },
    promise  = { size = 11, leading = 15, colour = "on-night" },
    phone    = { size = 12, leading = 16, bold = true, align = "end", fixed = true },
    danger   = { size = 12, leading = 16, bold = true, align = "end", colour = "danger", fixed = true },
    row      = { size = 11, leading = 14.5 },
    call     = { size = 15, leading = 20, bold = true, fixed = true },
    -- small print
    small    = { size = 9, leading = 12, after = 2, fixed = true },
  },

  panels = {
    cover = {
      ground = "night", margin = 12,
      { fill = true },
      { icon = "lantern", size = 36, colour = "light", align = "centre" },
      { space = 12 },
      { text = edition.question, style = "question" },
      { text = edition.answer, style = "answer" },
      { fill = true }, { fill = true },
      { text = lang.name, style = "language" },
    },

    -- The first thing one sees on opening it.
    flap = {
      ground = "sand", margin = 12,
      each(guidance.signs, function(text)
        return {
          { text = text.title, style = "heading", lang = text.lang },
          { blocks = text.body, style = "lead", item = "sign", marker = "check", most = 8, lang = text.lang },
          { space = 5 }, { fill = true },
          { spans = text.summary, style = "entry", lang = text.lang },
          { number = helpline.phone, before = helpline.name, style = "call" },
        }
      end, 1),
    },

    ["inside-1"] = {
      margin = 12,
      { text = ui("leaflet-rights-title"), style = "heading" },
      each(guidance.rights, entry),
    },

    ["inside-2"] = {
      margin = 12,
      { text = ui("leaflet-actions-title"), style = "heading" },
      each(guidance.actions, entry),
      { fill = true },        -- and at least the space below the last text
      helpline_box,
    },

    ["inside-3"] = {
      margin = 12,
      { text = ui("leaflet-true-title"), style = "heading" },
      each(guidance.myths, myth),
    },

    back = {
      margin = 12,
      { text = ui("leaflet-help-title"), style = "heading" },
      helpline_box,
      { space = 6 },
      { columns = {
          { { text = ui("scan-to-call"), style = "entry" },
            { text = ui("languages-spoken", { languages = helpline.languages }), style = "body" },
            helpline.interpreter and { text = ui("interpreter-bookable"), style = "body" } },
          { { qr = helpline.phone.tel, alt = ui("scan-text", { name = helpline.name, number = helpline.phone }), size = 25, align = "end" } },
        }, shares = { 9, 8 }, gap = 0, centred = true },        -- the code's own white zone is the gap
      { space = 5 }, { fill = true },
      emergency and line(emergency, ui("emergency"), "danger"),
      each(contacts, function(contact)
        if contact ~= helpline and contact ~= emergency and contact.phone then
          return line(contact, contact.name, "phone")
        end
      end),
      { space = 5 }, { fill = true },
      { text = ui("edition-number", { edition = edition.number }), style = "small" },
      { text = ui("verified-on", { date = edition.date }), style = "small" },
      { text = ui("printed-discard", { date = edition.review }), style = "small" },
      lang.draft and { text = ui("draft-translation"), style = "small" },
    },
  },
}
