/** Characters no XML document may hold, however written (XML 1.0, 2.2), and carriage returns, which parsers change. */
const NOT_XML = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g;
/** Text that Office would take for an escaped character (ECMA-376 22.9.2.19). */
const LOOKS_ESCAPED = /_(?=x[0-9a-fA-F]{4}_)/g;

/** Text of an attribute. What XML cannot hold is left out. */
export function escapeAttribute(text: string): string {
  return escapeMarkup(text.replace(NOT_XML, "")).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}

/** Text of a cell or comment, with the escapes of Office for what XML cannot hold. */
export function escapeText(text: string): string {
  const office = text.replace(LOOKS_ESCAPED, "_x005F_").replace(NOT_XML, officeEscape);
  return escapeMarkup(office);
}

function officeEscape(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}

function escapeMarkup(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
