return {
  format = "poster-a3",
  styles = { headline = { size = 90, tag = "H1", bold = true } },
  panels = {
    page = {
      { text = edition.question, style = "headline" },
      { image = "lgo.png", alt = "Biblioteket", width = 10 },
      { image = "logo.png", width = 10 },
      { image = "logo.png", alt = "", width = 400 },
      { image = "cut.png", alt = "", width = 10 },
      { image = "cut.jpg", alt = "", width = 10 },
    },
  },
}
