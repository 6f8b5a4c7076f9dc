-- trifold-a4.lua - the leaflet: a sheet of A4, folded twice, six panels.
--
-- Lengths are millimetres, sizes of type are points. What the words are is decided in content/, what the colours are in
-- the theme; here is only what stands where. docs/TEMPLATES.md lists all there is.
--
-- The edition hands over: signs (one text with a list), rights, actions, myths.

-- A text with its pictogram: title and summary beside it.
local function entry(text)
  return {
    columns = {
      { { icon = text.icon or "lantern", size = 8, colour = "true" } },
      { { text = text.title, style = "entry", lang = text.lang },
        { spans = text.summary, style = "body", lang = text.lang } },
    },
    shares = { 1, 7 }, gap = 3,
  }
end

-- Something people say, and under it what is true.
local function myth(text)
  return {
    { box = { { text = quote(text.title), style = "claim", lang = text.lang } }, ground = "sand", padding = 4, radius = 2 },
    { box = { { spans = text.summary, style = "truth", lang = text.lang } }, padding = 4, bar = 1, bar_colour = "true", after = 6 },
  }
end

return {
  format = "trifold-a4",

  styles = {
    -- cover
    question = { size = 34, leading = 41, bold = true, tag = "H1", colour = "on-night", after = 10 },
    answer   = { size = 15, leading = 22, colour = "on-night" },
    language = { size = 11, leading = 14, colour = "on-night", fixed = true },
    -- inside
    heading  = { size = 19, leading = 24, bold = true, tag = "H2", after = 9 },
    entry    = { size = 11, leading = 15, bold = true, tag = "H3", after = 2, keep = true },
    body     = { size = 10.5, leading = 14.5, after = 9 },
    claim    = { size = 11, leading = 15, bold = true, tag = "H3" },
    truth    = { size = 10.5, leading = 14.5, colour = "true" },
    sign     = { size = 10.5, leading = 14.5, after = 5 },
    -- numbers
    name     = { size = 12, leading = 16, bold = true, tag = "H3", colour = "on-night" },
    number   = { size = 24, leading = 31, bold = true, colour = "on-night", fixed = true },
    promise  = { size = 10.5, leading = 14.5, colour = "on-night" },
    other    = { size = 12, leading = 16, bold = true, fixed = true },
    danger   = { size = 12, leading = 16, bold = true, colour = "danger", fixed = true },
    small    = { size = 9, leading = 12, after = 2, fixed = true },
  },

  panels = {
    cover = {
      ground = "night", margin = 12,
      { fill = true },
      { icon = "lantern", size = 26, colour = "light" },
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
          { blocks = text.body, style = "body", item = "sign", marker = "check", most = 8, lang = text.lang },
          { space = 4 },
          { spans = text.summary, style = "entry", lang = text.lang },
        }
      end),
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
    },

    ["inside-3"] = {
      margin = 12,
      { text = ui("leaflet-true-title"), style = "heading" },
      each(guidance.myths, myth),
    },

    back = {
      margin = 12,
      { text = ui("leaflet-help-title"), style = "heading" },
      { box = {
          { text = helpline.name, style = "name", lang = helpline.lang },
          { number = helpline.phone, style = "number" },
          { text = ui("helpline-promise"), style = "promise" },
        }, ground = "night", padding = 6, radius = 2, after = 6 },
      { columns = {
          { { qr = helpline.phone.tel, alt = ui("scan-text", { name = helpline.name, number = helpline.phone }), size = 25 } },
          { { text = ui("scan-to-call"), style = "entry" },
            { text = ui("languages-spoken") .. " " .. helpline.languages .. ".", style = "body" },
            helpline.interpreter and { text = ui("interpreter-bookable") .. ".", style = "body" } },
        }, shares = { 2, 2 }, gap = 4, centred = true },
      { fill = true },
      emergency and { number = emergency.phone, before = ui("emergency"), style = "danger" },
      each(contacts, function(contact)
        if contact ~= helpline and contact ~= emergency and contact.for_persons and contact.phone and contact.always then
          return { number = contact.phone, before = contact.name, style = "other", lang = contact.lang }
        end
      end),
      { fill = true },
      { rule = "line" },
      { space = 3 },
      { text = ui("edition-number", { edition = edition.number }) .. " · " .. ui("verified-on", { date = edition.date }), style = "small" },
      { text = ui("printed-discard", { date = edition.date }), style = "small" },
      lang.draft and { text = ui("draft-translation"), style = "small" },
    },
  },
}
