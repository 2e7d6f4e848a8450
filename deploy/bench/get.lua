-- Asks for the addresses of a file, one after the other, beginning anywhere.
-- Arguments: the file, and the bearer token if one is needed.
local requests = {}
local at = 0

function init(args)
  local headers = {}
  if args[2] then headers["Authorization"] = "Bearer " .. args[2] end
  for path in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
  math.randomseed(os.time())
  at = math.random(#requests)
end

function request()
  at = at % #requests + 1
  return requests[at]
end
