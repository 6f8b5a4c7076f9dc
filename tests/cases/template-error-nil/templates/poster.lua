local function halt()
  error()
end
halt()
