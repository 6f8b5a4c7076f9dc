-- 22 33 11 60
return {
  format = "poster-a3",
  styles = { headline = { size = 112, tag = "H1", bold = true }, number = { size = 60 } },
  panels = {
    page = {
      { text = "Ring 22\u{a0}33\u{a0}11\u{a0}60", style = "headline" },
      { text = [[tel:+47-22-33-11-60]], style = "headline" },
      { text = "112", style = "headline" },
      { text = "Rom 112", style = "headline" },
      { number = helpline.phone, style = "number" },
    },
  },
}
