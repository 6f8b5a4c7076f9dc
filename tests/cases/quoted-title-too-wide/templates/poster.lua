return {
  format = "poster-a3",
  styles = { headline = { size = 300, tag = "H1" } },
  panels = {
    page = {
      each(guidance.myths, function(text) return { text = quote(text.title), style = "headline" } end),
    },
  },
}
