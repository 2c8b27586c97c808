/** Texts with ruby in the notation of the site: `{漢字|かな}`. */

const RUBY = /\{([^{}|]+)\|([^{}|]+)\}/g;

/** Without ruby, for attributes and everything that takes plain text only. */
export function plain(text: string): string {
  return text.replace(RUBY, "$1");
}

/** Fill `{name}` with values. Ruby stays as it is: a name never holds `|`. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** The text cut into plain strings and [base, reading] pairs, in order. */
export function rubyParts(text: string): (string | [string, string])[] {
  const parts: (string | [string, string])[] = [];
  let end = 0;
  for (const match of text.matchAll(RUBY)) {
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push([match[1] ?? "", match[2] ?? ""]);
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** Put a text into an element, ruby as `<ruby>`. */
export function setText(element: Element, text: string): void {
  element.replaceChildren(
    ...rubyParts(text).map((part) => {
      if (typeof part === "string") return part;
      const ruby = document.createElement("ruby");
      const reading = document.createElement("rt");
      reading.textContent = part[1];
      ruby.append(part[0], reading);
      return ruby;
    }),
  );
}
