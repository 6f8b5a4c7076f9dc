-- Narrow columns, so that lines end often and in awkward places; then what stands beside what.
return {
  format = "flyer-a5",
  styles = {
    title  = { size = 20, leading = 30, bold = true, tag = "H1", after = 4 },
    body   = { size = 11, leading = 18, after = 5, hyphenate = true },
    centre = { size = 11, leading = 18, after = 5, align = "centre" },
    number = { size = 11, leading = 18, bold = true, align = "end" },
  },
  panels = {
    front = {
      margin = 10,
      each(guidance.about, function(text)
        return {
          { text = text.title, style = "title" },
          { spans = text.summary, style = "centre" },
          { blocks = text.body, style = "body" },
        }
      end),
    },
    back = {
      margin = 10, margin_side = 40,
      each(guidance.about, function(text)
        return {
          { text = text.title, style = "title" },
          { blocks = text.body, style = "body", marker = "check" },
          { columns = { { { text = helpline.name, style = "body" } }, { { number = helpline.phone, style = "number" } } }, shares = { 2, 3 } },
        }
      end),
    },
  },
}
