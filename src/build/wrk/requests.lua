-- Requests picked at random from a file: wrk -s requests.lua URL -- METHOD FILE TOP [PATH]
-- Each line is a path or, where PATH is given, a body for it; {id} becomes a random number up to TOP.

local method, top, path
local lines = {}

local function written(line)
  if path then
    return wrk.format(method, path, nil, line)
  end
  return wrk.format(method, line)
end

function init(args)
  method, top, path = args[1], tonumber(args[3]), args[4]
  math.randomseed(os.time())
  for line in io.lines(args[2]) do
    -- What never changes is written once.
    lines[#lines + 1] = line:find("{id}", 1, true) and line or { written(line) }
  end
end

function request()
  local line = lines[math.random(#lines)]
  if type(line) == "table" then
    return line[1]
  end
  return written((line:gsub("{id}", function() return math.random(top) end)))
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"answers":%d,"micros":%d,"p99_micros":%d,"failures":%d}\n',
    summary.requests - errors.status, summary.duration, latency:percentile(99),
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
