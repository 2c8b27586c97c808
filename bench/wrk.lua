-- What wrk asks for: the addresses in a file, one a line, each with an ETag after a tab or without.
-- Arguments: the file, the status that every answer must have. Prints one line of JSON.

local requests, at, expected = {}, 0, 200
wrong = 0 -- of this thread; `done` reads it

local threads = {}
function setup(thread)
    threads[#threads + 1] = thread
end

function init(args)
    expected = tonumber(args[2])
    for line in io.lines(args[1]) do
        local path, etag = line:match("^(%S+)\t?(.*)$")
        local headers = {}
        for name, value in pairs(wrk.headers) do
            headers[name] = value
        end
        if etag ~= "" then
            headers["If-None-Match"] = etag
        end
        requests[#requests + 1] = wrk.format("GET", path, headers)
    end
end

function request()
    at = at % #requests + 1
    return requests[at]
end

function response(status, _, body)
    if status ~= expected or (expected == 200 and #body == 0) then
        wrong = wrong + 1
    end
end

function done(summary, latency)
    local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
    for _, thread in ipairs(threads) do
        failed = failed + thread:get("wrong")
    end
    print(string.format('{"requests": %d, "microseconds": %d, "wrong": %d, "p50": %d, "p95": %d}',
        summary.requests, summary.duration, failed, latency:percentile(50), latency:percentile(95)))
end
