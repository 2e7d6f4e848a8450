-- Files tickets: the bodies of a file, one after the other, each under a key of its own.
-- Arguments: the file, the bearer token, a name that no other run has.
local bodies = {}
local headers = { ["Content-Type"] = "application/json" }
local run = ""
local count = 0

function init(args)
  for body in io.lines(args[1]) do bodies[#bodies + 1] = body end
  headers["Authorization"] = "Bearer " .. args[2]
  run = args[3]
end

function request()
  count = count + 1
  headers["Idempotency-Key"] = run .. "-" .. count
  return wrk.format("POST", "/api/v1/tickets", headers, bodies[(count - 1) % #bodies + 1])
end
