return {
  format = "poster-a3",
  styles = { body = { size = 96, leading = 180 } },
  panels = {
    page = {
      { text = edition.question, style = "body" },
      each(guidance.signs, function(text)
        return { { text = quote(text.title), style = "body" }, { spans = text.summary, style = "body" }, { blocks = text.body, style = "body", most = 1 } }
      end),
    },
  },
}
