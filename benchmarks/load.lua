-- What wrk sends: requests out of three files, line by line and in step, so that every request is another person's.
--   PATHS    one path a line
--   COOKIES  one Cookie header a line, or not given
--   BODIES   one form a line; an empty line is a GET; not given: all are GETs
--   HEADERS  "Name: value|Name: value" for every request
--   START    how many lines to pass over: where the last round ended
-- The last line of the output is JSON for benchmarks/rounds.py.
local function lines(name)
  local file = os.getenv(name)
  if not file then return nil end
  local found = {}
  for line in io.lines(file) do found[#found + 1] = line end
  return found
end

local paths, cookies, bodies, headers, at

function init()
  paths, cookies, bodies = lines("PATHS"), lines("COOKIES"), lines("BODIES")
  at, headers = tonumber(os.getenv("START") or "0"), {}
  for header in (os.getenv("HEADERS") or ""):gmatch("[^|]+") do
    local name, value = header:match("^([^:]+):%s*(.*)$")
    headers[name] = value
  end
end

function request()
  local place = at % #paths + 1
  at = at + 1
  local body = bodies and bodies[place] ~= "" and bodies[place] or nil
  if cookies then headers["Cookie"] = cookies[place] end
  headers["Content-Type"] = body and "application/x-www-form-urlencoded" or nil
  return wrk.format(body and "POST" or "GET", paths[place], headers, body)
end

local seen = {}
function response(status, _, body)
  if status >= 400 and not seen[status] then
    seen[status] = true
    io.stderr:write("answered " .. status .. "\n")
  end
end
if not os.getenv("LOOK") then response = nil end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    'JSON{"requests":%d,"seconds":%.6f,"bytes":%d,"p50":%.3f,"p95":%.3f,"p99":%.3f,"refused":%d,"broken":%d}\n',
    summary.requests, summary.duration / 1e6, summary.bytes,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
