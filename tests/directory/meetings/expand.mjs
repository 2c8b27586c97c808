// Expands rules with ical.js, which shares no code with dateutil: reads JSON from standard input, one object a
// case ({start, rule, from, to}, local times), and writes the starts of each.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.cwd()}/`);
const { default: ICAL } = await import(pathToFileURL(require.resolve("ical.js")).href);

const cases = JSON.parse(readFileSync(0, "utf8"));
const expanded = cases.map(({ start, rule, to }) => {
  const found = [];
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateTimeString(start));
  for (let next = iterator.next(); next && next.toString() <= to; next = iterator.next()) {
    found.push(next.toString());
  }
  return found;
});
process.stdout.write(JSON.stringify(expanded));
