return {
  format = "handbook-a4",
  styles = {
    body = { size = 12, leading = 11 },
    nothing = { size = 12, leading = 0 },
    wrong = { size = -1 },
  },
  panels = {
    title = { [0] = { text = "a", style = "body" } },
    head = { [1.5] = { text = "a", style = "body" } },
    contents = { { contents = { "body", second = "body" } } },
    body = {
      { text = "a", style = "body", notes = { text = "b", style = "body" } },
      { columns = { { { text = "a", style = "body" } }, right = { { text = "b", style = "body" } } } },
      { [true] = { text = "a", style = "body" } },
      { number = edition, style = "body" },
    },
    contacts = { { table = { { [-1] = { text = "a", style = "body" }, { text = "b", style = "body" } } } } },
    foot = {},
  },
}
