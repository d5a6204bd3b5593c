import { appendText } from "../xml/append-text.ts";
import type { XmlReader } from "../xml/xml-reader.ts";

/** Elements that hold a number format (OpenDocument 1.3 part 3, 16.29). */
export const NUMBER_STYLES = new Set([
  "number-style",
  "currency-style",
  "percentage-style",
  "date-style",
  "time-style",
]);

/** Short and long forms of the parts of a date or time. */
const DATE_PARTS: Readonly<Record<string, readonly [short: string, long: string]>> = {
  day: ["d", "dd"],
  "day-of-week": ["ddd", "dddd"],
  month: ["m", "mm"],
  year: ["yy", "yyyy"],
  hours: ["h", "hh"],
  minutes: ["m", "mm"],
  seconds: ["s", "ss"],
  "am-pm": ["AM/PM", "AM/PM"],
};

/**
 * Writes the number style just opened as a code of the kind Excel has. `codes` are the styles
 * read so far: a style may name others for positive and negative numbers.
 */
export function readNumberStyle(xml: XmlReader, codes: ReadonlyMap<string, string>): string {
  let code = "";
  let positive: string | undefined;
  let negative: string | undefined;
  let inText = false;
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event === "text") {
      if (inText) code = appendText(code, literal(xml.text()), xml);
      continue;
    }
    const name = xml.name();
    if (event === "close" && NUMBER_STYLES.has(name)) break;
    if (name === "text" || name === "currency-symbol") inText = event === "open";
    else if (event === "close") continue;
    else if (name === "map") {
      positive = mappedCode(xml, /^value\(\)>=?0$/, codes) ?? positive;
      negative = mappedCode(xml, /^value\(\)<=?0$/, codes) ?? negative;
    } else code = appendText(code, formatPart(xml, name), xml);
  }
  if (positive === undefined) return negative === undefined ? code : `${code};${negative}`;
  return negative === undefined ? `${positive};${code}` : `${positive};${negative};${code}`;
}

function mappedCode(xml: XmlReader, condition: RegExp, codes: ReadonlyMap<string, string>): string | undefined {
  if (!condition.test((xml.attribute("condition") ?? "").replaceAll(" ", ""))) return undefined;
  return codes.get(xml.attribute("apply-style-name") ?? "");
}

function formatPart(xml: XmlReader, name: string): string {
  if (name === "number") return digits(xml);
  if (name === "scientific-number") return `${digits(xml)}E+${zeros(xml, "min-exponent-digits", 2)}`;
  if (name === "fraction") return "# ?/?";
  const part = DATE_PARTS[name];
  if (part === undefined) return "";
  const [short, long] = part;
  const shown = xml.attribute("style") === "long" ? long : short;
  if (name === "seconds" && zeros(xml, "decimal-places", 0) !== "")
    return `${shown}.${zeros(xml, "decimal-places", 0)}`;
  return name === "month" && xml.attribute("textual") === "true" ? `mm${shown}` : shown;
}

function digits(xml: XmlReader): string {
  const whole = zeros(xml, "min-integer-digits", 1);
  const grouped = xml.attribute("grouping") === "true" ? `#,${whole.padStart(3, "#")}` : whole;
  const decimals = zeros(xml, "decimal-places", 0);
  return decimals === "" ? grouped : `${grouped}.${decimals}`;
}

/** As many noughts as an attribute says, and never more than a number can use. */
function zeros(xml: XmlReader, attribute: string, otherwise: number): string {
  const count = Number(xml.attribute(attribute) ?? otherwise);
  return "0".repeat(Number.isInteger(count) ? Math.min(Math.max(count, 0), 20) : otherwise);
}

function literal(text: string): string {
  if (text === "") return "";
  return /^[%£$€ -]+$/.test(text) ? text : `"${text.replaceAll('"', "")}"`;
}
