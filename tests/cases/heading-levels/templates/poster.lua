return {
  format = "poster-a3",
  styles = {
    first = { size = 40, tag = "H1" },
    second = { size = 30, tag = "H2" },
    third = { size = 20, tag = "H3" },
  },
  panels = {
    page = {
      { text = "", style = "first" },
      { text = edition.question, style = "third" },
      { text = "   ", style = "second" },
      { table = { { { text = helpline.name, style = "third" } } }, head = { { text = "", style = "second" } } },
      { text = helpline.name, style = "first" },
    },
  },
}
