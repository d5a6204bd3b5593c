import { characterOf } from "../xml/xml-text.ts";

/** The named characters that exports of spreadsheets and databases use. */
const NAMED: Readonly<Record<string, string>> = {
  amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0", pound: "£", euro: "€", cent: "¢", yen: "¥",
  sect: "§", copy: "©", reg: "®", trade: "™", deg: "°", plusmn: "±", times: "×", divide: "÷", frac12: "½",
  frac14: "¼", frac34: "¾", sup1: "¹", sup2: "²", sup3: "³", middot: "·", bull: "•", hellip: "…", ndash: "–",
  mdash: "—", lsquo: "‘", rsquo: "’", ldquo: "“", rdquo: "”", sbquo: "‚", bdquo: "„", laquo: "«", raquo: "»",
  dagger: "†", Dagger: "‡", permil: "‰", agrave: "à", aacute: "á", acirc: "â", auml: "ä", ccedil: "ç", egrave: "è",
  eacute: "é", ecirc: "ê", euml: "ë", iacute: "í", icirc: "î", iuml: "ï", ntilde: "ñ", oacute: "ó", ocirc: "ô",
  ouml: "ö", oslash: "ø", uacute: "ú", ucirc: "û", uuml: "ü", szlig: "ß", ensp: " ", emsp: " ", thinsp: " ", shy: "",
};

/** Decodes character references of HTML; an unknown one stays as it is. */
export function unescapeHtml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}\d{0,2}));?/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return Object.hasOwn(NAMED, name) ? (NAMED[name] ?? whole) : whole;
    return characterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) ?? whole;
  });
}
