import { unescapeXml } from "../../ingest/decode/xml/xml-text.ts";
import { severityWords } from "../marking.ts";
import { childOf, childrenOf, type XmlElement } from "../xml/elements.ts";
import { escapeText } from "../xml/escape.ts";
import { applySplices, type Splice } from "../xml/splices.ts";

/** Who our comments are by. Where it stands, what follows is ours and is replaced by the next marking. */
export const AUTHOR = "Council Returns";

/** The last line of a comment of ours: not every program keeps or shows who a comment is by. */
const SIGNATURE = `\n— ${AUTHOR}`;
const OWN_START = new RegExp(`^(?:${Object.values(severityWords).join("|")}): `);

/** The line between an officer's own comment and what is put behind it. */
const DIVIDER = `\n${AUTHOR}:\n`;

/** True where a comments part may have something an earlier marking put there. */
export function hasOurComments(source: string): boolean {
  return source.includes(AUTHOR);
}

/** The text of a comment of ours (ECMA-376 18.4.8 `text`), signed. */
export function commentText(text: string, prefix: string): string {
  return `<${prefix}text>${run(`${text}${SIGNATURE}`, prefix)}</${prefix}text>`;
}

/** True for a text of ours though it does not say who it is by. `source` is the whole part. */
export function isSigned(source: string, text: XmlElement): boolean {
  const runs = text.children.map((piece) => (piece.name === "t" ? piece : childOf(piece, "t")));
  const words = runs.map((t) => (t === undefined ? "" : unescapeXml(source.slice(t.inner, t.close)))).join("");
  return OWN_START.test(words) && words.replaceAll("\r\n", "\n").includes(SIGNATURE);
}

/**
 * The text element of someone's comment without what a marking put behind it, and with `addition` behind it where
 * one is given. `source` is the whole part.
 */
export function reviseText(source: string, text: XmlElement, addition: string | undefined): string {
  const { prefix } = text;
  const splices = withoutOurs(source, text);
  if (addition !== undefined) {
    splices.push(...plainAsRun(text));
    splices.push(append(text, run(`${DIVIDER}${addition}`, prefix)));
  }
  return applySplices(source.slice(0, text.after), splices).slice(text.start);
}

function run(text: string, prefix: string): string {
  return `<${prefix}r><${prefix}t xml:space="preserve">${escapeText(text)}</${prefix}t></${prefix}r>`;
}

function append({ selfClosed, end, after, close, prefix, name }: XmlElement, xml: string): Splice {
  if (selfClosed) return { start: end, end: after, text: `>${xml}</${prefix}${name}>` };
  return { start: close, end: close, text: xml };
}

/** Cuts from the first divider to the end, whether it begins a run of its own or was joined to another. */
function withoutOurs(source: string, text: XmlElement): Splice[] {
  const pieces = text.children.filter(({ name }) => name === "r" || name === "t");
  const texts = pieces.map((piece) => (piece.name === "t" ? piece : childOf(piece, "t")));
  const first = texts.findIndex((t) => t !== undefined && dividerIn(source, t) >= 0);
  const t = texts[first];
  if (t === undefined) return [];
  const at = dividerIn(source, t);
  const ownRun = at === 0 && pieces[first]?.name === "r";
  const runs = pieces.slice(ownRun ? first : first + 1).map(({ start, after }) => ({ start, end: after, text: "" }));
  if (ownRun) return runs;
  const kept = unescapeXml(source.slice(t.inner, t.close)).slice(0, at);
  return [{ start: t.inner, end: t.close, text: escapeText(kept) }, ...runs];
}

function dividerIn(source: string, t: XmlElement): number {
  return unescapeXml(source.slice(t.inner, t.close)).replaceAll("\r\n", "\n").indexOf(DIVIDER);
}

/** Programs read a plain text or runs, not one behind the other: a plain text becomes the first run. */
function plainAsRun(text: XmlElement): Splice[] {
  return childrenOf(text, "t").flatMap(({ start, after, prefix }) => [
    { start, end: start, text: `<${prefix}r>` },
    { start: after, end: after, text: `</${prefix}r>` },
  ]);
}
