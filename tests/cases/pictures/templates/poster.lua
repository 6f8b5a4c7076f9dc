return {
  format = "poster-a3",
  styles = { headline = { size = 90, tag = "H1", bold = true } },
  panels = {
    page = {
      margin = 20,
      { text = edition.question, style = "headline" },
      { image = "logo.png", alt = "Biblioteket", width = 10, align = "end" },
      { image = "sky.jpg", alt = "", width = 250, align = "centre" },
    },
  },
}
