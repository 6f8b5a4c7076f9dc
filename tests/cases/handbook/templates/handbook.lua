return {
  format = "handbook-a4",
  styles = {
    title   = { size = 30, leading = 36, bold = true },
    chapter = { size = 20, leading = 26, bold = true, tag = "H1", turn = true, after = 10 },
    text    = { size = 14, leading = 18, bold = true, tag = "H2", after = 4 },
    heading = { size = 12, leading = 16, bold = true, tag = "H3", before = 6, after = 2 },
    body    = { size = 11, leading = 15, after = 5, hyphenate = true, align = "justify" },
    small   = { size = 9, leading = 12, after = 1 },
    folio   = { size = 9, leading = 12, align = "end" },
  },
  panels = {
    title = { { text = edition.question, style = "title" } },
    head = { margin = 10, margin_bottom = 0, { running = "heading", style = "small" } },
    foot = { margin = 10, margin_top = 0, { running = "page", style = "folio" } },
    contents = { margin_side = 30, { contents = { "body", "small" } } },
    body = {
      margin_side = 30,
      { text = edition.title, style = "chapter" },
      each(guidance.signs, function(text)
        return {
          { text = text.title, style = "text", notes = each(text.sources, function(source)
              return { text = source.title, style = "small", lang = source.lang }
            end) },
          { blocks = text.body, style = "body", heading = "heading" },
        }
      end),
      { turn = true },
      { text = edition.answer, style = "body" },
    },
    contacts = {
      margin_side = 30,
      { table = {
          { { text = helpline.name, style = "body" }, { number = helpline.phone, style = "body" }, { mentions = helpline, style = "small" } },
          { { web = "116111.no", style = "body" }, nil, { text = "2", style = "small" } },
        },
        head = { { text = ui("exit"), style = "small" } }, shares = { 2, 2, 1 }, row_heads = true },
    },
  },
}
