-- card-85x55.lua - a card for a pocket: the number, and the code that calls it. Ten on a sheet of A4, to be cut apart.
--
-- It may be found by someone it is not meant for: nothing on it says what the help is about.

return {
  format = "card-85x55",

  styles = {
    question = { size = 15, leading = 19, bold = true, tag = "H1", colour = "on-night" },
    name     = { size = 11, leading = 15, bold = true, colour = "on-night" },
    number   = { size = 23, leading = 29, bold = true, colour = "on-night", fixed = true },
    promise  = { size = 9, leading = 12, colour = "on-night" },
    scan     = { size = 11, leading = 14, bold = true, tag = "H2", after = 3 },
    ask      = { size = 10, leading = 13.5, before = 6 },
    danger   = { size = 11, leading = 15, bold = true, colour = "danger", fixed = true },
    small    = { size = 9, leading = 11, fixed = true },
  },

  panels = {
    front = {
      ground = "night", margin = 6,
      { columns = {
          { { text = edition.question, style = "question" } },
          { { icon = "lantern", size = 11, colour = "light", align = "end", flush = true } },
        }, shares = { 4, 1 }, gap = 3 },
      { space = 3 }, { fill = true },
      { text = helpline.name, style = "name", lang = helpline.lang },
      { number = helpline.phone, style = "number" },
      { text = ui("helpline-promise"), style = "promise" },
    },

    back = {
      margin = 5, margin_bottom = 4,
      { columns = {
          { { text = ui("scan-to-call"), style = "scan" },
            emergency and { text = ui("emergency"), style = "ask" },
            emergency and { number = emergency.phone, style = "danger" } },
          { { qr = helpline.phone.tel, alt = ui("scan-text", { name = helpline.name, number = helpline.phone }), size = 18, align = "end" } },
        }, shares = { 5, 4 }, gap = 3 },
      { space = 2 }, { fill = true },
      { text = ui("edition-number", { edition = edition.number }) .. " · " .. ui("verified-on", { date = edition.date }), style = "small" },
      lang.draft and { text = ui("draft-translation"), style = "small" },
    },
  },
}
