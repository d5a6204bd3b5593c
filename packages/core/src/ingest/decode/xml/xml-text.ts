const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * Text as XML means it: line ends are `\n` (XML 1.0, 2.11), the five entities and character
 * references are decoded, any other `&...;` stays as it is.
 */
export function unescapeXml(escaped: string): string {
  if (!/[&\r]/.test(escaped)) return escaped;
  return escaped
    .replace(/\r\n?/g, "\n")
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
      if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole;
      return characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) ?? whole;
    });
}

/** The character of a code point, or undefined where there is none. */
export function characterOf(codePoint: number): string | undefined {
  const exists = codePoint > 0 && codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
  return exists ? String.fromCodePoint(codePoint) : undefined;
}

/** Decodes the `_x000D_` by which Office writes characters that XML cannot hold (ECMA-376 22.9.2.19). */
export function unescapeOffice(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
