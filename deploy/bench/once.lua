-- Asks for the addresses of a file in their order, and says how long the bodies were.
-- Arguments: the file, and how many addresses to pass over first.
local requests = {}
local at = 0
local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
end

function init(args)
  for path in io.lines(args[1]) do requests[#requests + 1] = wrk.format("GET", path) end
  at = tonumber(args[2])
  answers = 0
  bytes = 0
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function response(status, headers, body)
  answers = answers + 1
  bytes = bytes + #body
end

function done()
  local answers, bytes = 0, 0
  for _, thread in ipairs(threads) do
    answers = answers + thread:get("answers")
    bytes = bytes + thread:get("bytes")
  end
  io.write(string.format("Mean body: %.0f\n", bytes / math.max(answers, 1)))
end
