/** Text that Office would take for an escaped character (ECMA-376 22.9.2.19). */
const LOOKS_ESCAPED = /_(?=x[0-9a-fA-F]{4}_)/g;
/** Control characters and the two that end every plane of Unicode: all that XML cannot hold is among them. */
const SUSPECT = /[\p{Cc}\uFFFE\uFFFF]/gu;

/** Text without any of these needs no escape: most cells. */
const NEEDS_ESCAPE = /[^\x20\x21\x23-\x25\x27-\x3b\x3d\x3f-\x5e\x60-\x7e\u00a0-\ud7ff]/;

/** Text of an attribute. What XML cannot hold is left out. */
export function escapeAttribute(text: string): string {
  const plain = text.replace(SUSPECT, (character) => (isXml(character) ? character : ""));
  return escapeMarkup(plain).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

/** Text of a cell or comment, with the escapes of Office for what XML cannot hold. */
export function escapeText(text: string): string {
  if (!NEEDS_ESCAPE.test(text)) return text;
  const escaped = text.replace(LOOKS_ESCAPED, "_x005F_");
  return escapeMarkup(
    escaped.replace(SUSPECT, (character) => (isXml(character) ? character : officeEscape(character))),
  );
}

/** False for what no XML document may hold (XML 1.0, 2.2), and for a carriage return, which parsers change. */
function isXml(character: string): boolean {
  const code = character.charCodeAt(0);
  return code === 9 || code === 10 || (code >= 32 && code < 0xfffe);
}

function officeEscape(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}

function escapeMarkup(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
