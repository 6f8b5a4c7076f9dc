-- poster-a3.lua - the poster: one question, one sentence, one number.
--
-- From across the room it could be about anything; from reading distance it is clear where help is. What is empty stays empty.

return {
  format = "poster-a3",

  styles = {
    language = { size = 18, leading = 24, fixed = true },
    headline = { size = 88, leading = 102, bold = true, tag = "H1", after = 24, fixed = true },
    line     = { size = 32, leading = 44 },
    name     = { size = 28, leading = 36, bold = true, tag = "H2", colour = "on-night" },
    number   = { size = 68, leading = 86, bold = true, colour = "on-night", fixed = true },
    promise  = { size = 22, leading = 30, colour = "on-night" },
    scan     = { size = 16, leading = 22, align = "centre" },
    small    = { size = 11, leading = 15, fixed = true },
  },

  panels = {
    page = {
      margin = 20,
      { text = lang.name, style = "language" },
      { fill = true },
      { text = edition.headline or edition.question, style = "headline" },
      { text = edition.line or edition.answer, style = "line" },
      { fill = true }, { fill = true },
      { box = {
          { columns = {
              { { icon = "lantern", size = 22, colour = "light", flush = true },
                { space = 8 },
                { text = helpline.name, style = "name", lang = helpline.lang },
                { number = helpline.phone, style = "number" },
                { text = ui("helpline-promise"), style = "promise" } },
              { { box = {       -- the code's own white zone is part of the light ground
                    { qr = helpline.phone.tel, alt = ui("scan-text", { name = helpline.name, number = helpline.phone }), size = 60, align = "centre" },
                    { text = ui("scan-to-call"), style = "scan" },
                    { space = 4 },
                  }, ground = "ground", padding = 3, radius = 4 } },
            }, shares = { 3, 2 }, gap = 8, centred = true },
        }, ground = "night", padding = 12, radius = 4, after = 8 },
      { text = ui("edition-number", { edition = edition.number }) .. " · " .. ui("printed-discard", { date = edition.review }), style = "small" },
      lang.draft and { text = ui("draft-translation"), style = "small" },
    },
  },
}
