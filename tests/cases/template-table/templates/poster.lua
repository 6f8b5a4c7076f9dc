return {
  format = "poster-a3",
  title = " ",
  styles = { headline = { sise = 90, tag = "H1", bold = true }, number = { size = 60 } },
  panels = {
    pages = {
      { text = edition.question, style = "headline" },
      { number = helpline.phone, style = "numbr" },
    },
  },
}
