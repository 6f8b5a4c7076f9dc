local t = {}
for i = 1, 20000 do t[i] = i end
for _ in next, t do end
return t
