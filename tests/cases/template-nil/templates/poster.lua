return {
  format = "poster-a3",
  styles = { headline = { size = 90, tag = "H1", bold = true }, number = { size = 60 } },
  panels = {
    page = {
      { text = edition.headline, style = "headline" },
      { number = helpline.sms, style = "number" },
    },
  },
}
