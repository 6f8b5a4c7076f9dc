return {
  format = "trifold-a4",
  styles = {
    title = { size = 30, leading = 36, bold = true, tag = "H1", align = "centre", colour = "on-night" },
    head  = { size = 12, leading = 16, bold = true, tag = "H2", after = 4 },
    body  = { size = 10, leading = 14, after = 4, hyphenate = true },
    item  = { size = 10, leading = 14, after = 2 },
    number = { size = 20, leading = 24, bold = true, fixed = true, align = "end" },
  },
  panels = {
    cover = { ground = "night", margin = 10, place = "centre", { text = edition.question, style = "title" } },
    flap = {
      margin = 10,
      each(guidance.signs, function(text)
        return {
          { text = text.title, style = "head" },
          { blocks = text.body, style = "body", heading = "head", item = "item", marker = "check" },
          { spans = text.summary, style = "body" },
        }
      end),
    },
    back = {
      margin_top = 20, margin_side = 8, margin_bottom = 6,
      { columns = { { { icon = "phone", size = 8 } }, { { text = helpline.name, style = "body" } } }, shares = { 1, 3 }, gap = 2 },
      { number = helpline.phone, style = "number", before = ui("exit") },
      { rule = "line" },
      { fill = true },
      { box = { { text = edition.answer, style = "body" } }, ground = "sand", padding = 3, radius = 1, bar = 1, bar_colour = "light" },
      { space = 2 },
      { text = ui("seconds-left", { seconds = 20 }), style = "body" },
    },
    ["inside-1"] = { margin = 10, place = "end", { text = "1", style = "body" } },
    ["inside-2"] = { margin = 10, { text = "2", style = "body" } },
    ["inside-3"] = { margin = 10, { text = "3", style = "body" } },
  },
}
