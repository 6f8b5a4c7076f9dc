return {
  format = "handbook-a4",
  styles = { body = { size = 10 }, tale = { size = 10, turns = true }, pale = { size = 10, colour = "light" } },
  panels = {
    title = {
      { contents = { "body" } }, { mentions = helpline, style = "body" }, { turn = true }, { running = "page", style = "body" },
      { text = "a", style = "body", notes = { { text = "b", style = "body" } } },
    },
    contents = { { contents = { "body", "body", "body", "body" } }, { contents = { "bdy" } }, { contents = "body" }, { fill = true } },
    body = {
      { text = "a", style = "body", notes = { { txt = "b", style = "body" }, "c", false, { text = "d", style = "pale" } } },
      { mentions = "rosa", style = "body" },
      { running = "chapter", style = "body" },
    },
    contacts = {
      { table = {} },
      { table = "rows" },
      { table = { { { text = "a", style = "body" } }, "b", false, { "c" } }, shares = { 1, 2 } },
      { table = { { nil, nil, nil, nil, nil, nil, { text = "g", style = "body" } } } },
    },
    head = { { turn = true }, { table = { { { text = "a", style = "body" } } } } },
    cover = {},
  },
}
