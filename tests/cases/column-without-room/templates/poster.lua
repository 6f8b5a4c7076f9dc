return {
  format = "poster-a3",
  styles = { body = { size = 12 } },
  panels = {
    page = {
      { columns = { { { text = "a", style = "body" } }, {} }, gap = 400 },
    },
  },
}
