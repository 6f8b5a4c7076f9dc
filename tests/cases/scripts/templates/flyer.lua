-- A narrow column, so that lines break. Nothing is hyphenated: that is tested elsewhere.
return {
  format = "flyer-a5",
  styles = {
    title = { size = 15, leading = 18, bold = true, tag = "H1", after = 6, fixed = true },
    body = { size = 10.5, leading = 14.5, after = 4, fixed = true },
    item = { size = 10.5, leading = 14.5, after = 2, fixed = true },
  },
  panels = {
    front = {
      margin_side = 34,
      each(guidance.texts, function(text)
        return {
          { text = text.title, style = "title" },
          { spans = text.summary, style = "body" },
          { blocks = text.body, style = "body", heading = "title", item = "item", marker = "bullet" },
        }
      end),
    },
    back = {},
  },
}
