/** A tag of an HTML text, and the text before it. */
export interface HtmlTag {
  /** Lower-case name; "" at the end of the text. */
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: string;
  /** Text between the tag before and this one, as it stands. */
  readonly before: string;
}

/** Elements whose content is no text of the page. */
const HIDDEN = new Set(["script", "style", "title", "template", "noscript"]);

/**
 * Goes through the tags of an HTML text once, in order and without asking for them to match, as
 * browsers do. Comments are passed over, and what is in scripts and styles.
 */
export function* htmlTags(html: string): Generator<HtmlTag> {
  let at = 0;
  let before = "";
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open < 0) break;
    before += html.slice(at, open);
    const found = tagAt(html, open);
    at = found.end;
    if (found.tag === undefined) {
      before += found.text;
      continue;
    }
    yield { ...found.tag, before };
    before = "";
    if (!found.tag.closes && HIDDEN.has(found.tag.name)) at = closeOf(html, found.tag.name, at);
  }
  yield { name: "", closes: true, attributes: "", before: before + html.slice(at) };
}

interface Found {
  readonly tag?: Omit<HtmlTag, "before">;
  /** Text of something that looks like a tag and is none. */
  readonly text: string;
  readonly end: number;
}

function tagAt(html: string, open: number): Found {
  if (html.startsWith("<!--", open)) {
    const end = html.indexOf("-->", open + 4);
    return { text: "", end: end < 0 ? html.length : end + 3 };
  }
  const start = /^<(\/?)([a-zA-Z][\w:-]{0,60})/.exec(html.slice(open, open + 64));
  const declares = html.charAt(open + 1) === "!" || html.charAt(open + 1) === "?";
  if (start === null && !declares) return { text: "<", end: open + 1 };
  const close = html.indexOf(">", open);
  const end = close < 0 ? html.length : close + 1;
  if (start === null) return { text: "", end };
  const [whole, slash, name = ""] = start;
  const attributes = html.slice(open + whole.length, close < 0 ? html.length : close);
  return { tag: { name: name.toLowerCase(), closes: slash === "/", attributes }, text: "", end };
}

function closeOf(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}\\b`, "gi");
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}
