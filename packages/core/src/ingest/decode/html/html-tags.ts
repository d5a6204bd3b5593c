/** A tag of an HTML text that shapes a table, and the text before it. */
export interface HtmlTag {
  /** Lower-case name; "" at the end of the text. */
  readonly name: string;
  readonly closes: boolean;
  readonly attributes: string;
  /** Text between the tag before and this one; tags that shape nothing are taken out. */
  readonly before: string;
}

/** Elements whose content is no text of the page. */
const HIDDEN = new Set(["script", "style", "title", "template", "noscript"]);
const SHAPING = new Set(["table", "tr", "td", "th", "br", "p", "div", "li"]);
const NAME = /\/?[a-zA-Z][\w:-]{0,60}/y;

/** A piece of mark-up: what it is and where it ends. */
interface Markup {
  readonly name: string;
  readonly closes: boolean;
  readonly nameEnd: number;
  /** Its `>`, or the end of the text. */
  readonly end: number;
}

/**
 * Goes through the tags of an HTML text once, in order and without asking for them to match, as
 * browsers do. Comments are passed over, and what is in scripts and styles.
 */
export function* htmlTags(html: string): Generator<HtmlTag> {
  let before = "";
  let textStart = 0;
  let search = 0;
  for (let open = html.indexOf("<"); open >= 0; open = html.indexOf("<", search)) {
    const markup = markupAt(html, open);
    search = markup === undefined ? open + 1 : markup.end + 1;
    if (markup === undefined) continue;
    before += html.slice(textStart, open);
    const { name, closes, nameEnd, end } = markup;
    if (HIDDEN.has(name) && !closes) search = closeOf(html, name, search);
    textStart = search;
    if (!SHAPING.has(name)) continue;
    yield { name, closes, attributes: html.slice(nameEnd, end), before };
    before = "";
  }
  yield { name: "", closes: true, attributes: "", before: before + html.slice(textStart) };
}

/** The mark-up at a `<`; undefined where it is only that character. */
function markupAt(html: string, open: number): Markup | undefined {
  if (html.startsWith("<!--", open)) return { ...NAMELESS, end: endOf(html, "-->", open + 4) + 2 };
  const next = html.charAt(open + 1);
  if (next === "!" || next === "?") return { ...NAMELESS, end: endOf(html, ">", open) };
  NAME.lastIndex = open + 1;
  const name = NAME.exec(html)?.[0];
  if (name === undefined) return undefined;
  const closes = name.startsWith("/");
  const end = endOf(html, ">", open);
  return { name: name.slice(closes ? 1 : 0).toLowerCase(), closes, nameEnd: open + 1 + name.length, end };
}

const NAMELESS = { name: "", closes: false, nameEnd: 0 };

function endOf(html: string, needle: string, from: number): number {
  const end = html.indexOf(needle, from);
  return end < 0 ? html.length : end;
}

function closeOf(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}\\b`, "gi");
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}
