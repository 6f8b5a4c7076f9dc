-- flyer-a5.lua - half a sheet of A4, two pages: on the front one question and the number, on the back what one can get and do.
--
-- The edition hands over: rights, actions. docs/TEMPLATES.md lists all there is.

-- A text with its pictogram: title and summary beside it.
local function entry(text)
  return {
    { columns = {
        { { icon = text.icon or "lantern", size = 9, colour = "true" } },
        { { text = text.title, style = "entry", lang = text.lang },
          { spans = text.summary, style = "body", lang = text.lang } },
      }, shares = { 1, 8 }, gap = 4 },
    { space = 7 },
  }
end

return {
  format = "flyer-a5",

  styles = {
    -- front
    language = { size = 11, leading = 14, colour = "on-night", align = "end", fixed = true },
    question = { size = 40, leading = 48, bold = true, tag = "H1", colour = "on-night", after = 12 },
    answer   = { size = 17, leading = 25, colour = "on-night" },
    name     = { size = 15, leading = 20, bold = true, tag = "H2" },
    number   = { size = 30, leading = 39, bold = true, fixed = true },
    promise  = { size = 12, leading = 17 },
    scan     = { size = 11, leading = 15, align = "centre", before = 4 },
    -- back
    heading  = { size = 18, leading = 23, bold = true, tag = "H2", after = 12 },
    entry    = { size = 12.5, leading = 17, bold = true, tag = "H3", after = 1 },
    body     = { size = 11.5, leading = 16 },
    row      = { size = 12, leading = 17 },
    danger   = { size = 14, leading = 19, bold = true, align = "end", colour = "danger", fixed = true },
    small    = { size = 9, leading = 12, after = 2, fixed = true },
  },

  panels = {
    front = {
      ground = "night", margin = 14,
      { columns = {
          { { icon = "lantern", size = 20, colour = "light", flush = true } },
          { { text = lang.name, style = "language" } },
        }, shares = { 5, 2 }, gap = 4 },
      { space = 6 }, { fill = true },           -- the least there is, and all that is left
      { text = edition.question, style = "question" },
      { text = edition.answer, style = "answer" },
      { space = 8 }, { fill = true }, { fill = true },
      { box = {
          { columns = {
              { { text = helpline.name, style = "name", lang = helpline.lang },
                { number = helpline.phone, style = "number" },
                { text = ui("helpline-promise"), style = "promise" } },
              { { qr = helpline.phone.tel, alt = ui("scan-text", { name = helpline.name, number = helpline.phone }), size = 25, align = "centre" },
                { text = ui("scan-to-call"), style = "scan" } },
            }, shares = { 3, 2 }, gap = 3, centred = true },
        }, ground = "ground", padding = 6, radius = 3 },
    },

    back = {
      margin = 14,
      { text = ui("leaflet-rights-title"), style = "heading" },
      each(guidance.rights, entry, 4),
      { space = 2 }, { fill = true },
      { text = ui("leaflet-actions-title"), style = "heading" },
      each(guidance.actions, entry, 3),
      { fill = true },
      emergency and {
        { rule = "line" }, { space = 2 },
        { columns = {
            { { text = ui("emergency"), style = "row" } },
            { { number = emergency.phone, style = "danger" } },
          }, shares = { 3, 1 }, gap = 3, centred = true },
        { space = 2 }, { rule = "line" }, { space = 4 },
      },
      { text = ui("edition-number", { edition = edition.number }) .. " · " .. ui("printed-discard", { date = edition.review }), style = "small" },
      lang.draft and { text = ui("draft-translation"), style = "small" },
    },
  },
}
