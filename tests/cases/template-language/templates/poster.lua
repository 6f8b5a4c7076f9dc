return {
  format = "poster-a3",
  styles = { headline = { size = 90, tag = "H1", bold = true }, number = { size = 60 } },
  panels = {
    page = {
      { text = edition.question, style = "headline", lang = "x) /y" },
      { number = helpline.phone, style = "number" },
    },
  },
}
