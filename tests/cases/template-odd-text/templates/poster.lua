local keys = { text = "a key too many", style = "s" }
for i = 1, 30 do keys["key" .. i] = i end
return {
  format = "poster-a3",
  title = "\xff",
  styles = { s = { size = 20 } },
  panels = {
    page = {
      { text = "cut\0off", style = "s" },
      { text = "\u{202E}turned", style = "s" },
      { text = "\u{FEFF}marked", style = "s" },
      { qr = helpline.phone.tel, alt = " ", size = 25 },
      { qr = helpline.phone.tel, alt = "Ring\n" .. helpline.name, size = 25 },
      keys,
    },
  },
}
