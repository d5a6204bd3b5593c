const SUPERSCRIPTS = /[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+$/;
const SIGN_MARKS = /\s*[*\u2020\u2021]+$/;
/** A footnote in brackets after a number of four digits or more: after a shorter one it may be a count or a per cent. */
const ROUND_MARK = /^(.*\d[\d,. ]{2,}\d)\s*\((?:[1-9]|[a-z])\)$/i;
const SQUARE_MARK = /\s*\[(?:notes? ?)?\d{1,2}(?:, ?\d{1,2})*\]$/i;

const MINUS = /[\u2010-\u2015\u2212\ufe63\uff0d]/g;
const SPACES = /\s+/g;
/** Signs without width: joiners, soft hyphens, marks of the direction of writing. */
const UNSEEN = /\p{Cf}+/gu;
const POUNDS = /\u00a3|GBP/i;
/** What stands for a sign that some program could not read. Before a number it is taken for that of pounds, and asked about. */
export const LOST_SIGN = "\ufffd";
/** A pound sign that was read in another character set than it was written in. */
const SPOILT_POUNDS = new RegExp(`\u00c2\u00a3|${LOST_SIGN}(?=\\s*[-(]?\\s*\\d)`);

/** Digits plain, with commas between thousands, or with spaces or apostrophes there; then a fraction, then an exponent. */
const PLAIN =
  /^(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:['\u2019]\d{3})+)?(?:\.\d*)?(?:[eE][+-]?\d{1,3})?$/;

/** `000` is a unit, not nought. */
const THOUSANDS = /^00+$/;

/** As most numbers are written, and all that are made of a double's own digits: there is nothing to take away. */
const BARE = /^(?:0(?:\.\d+)?|-?[1-9]\d*(?:\.\d+)?|-0\.\d*[1-9]\d*)$/;

const LONGEST = 60;
/** Larger or finer numbers are no people, pounds or per cent. */
const MOST_EXPONENT = 40;

/**
 * Reads a number as people type it and gives it as plain decimal text: `£1,200.50`, `(616)`, `616-`, `616 CR`, `616 (Cr.)`, `616 credit`, `1 234`,
 * `1.1E+08`, `51,230 (1)`, `1,234*`. Undefined for all that could be read in two ways: groups of other than three
 * digits, `£1.2m`, `£000`, `12 (5)`, `1.234,56`.
 */
export function readNumberText(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  if (BARE.test(text)) return text;
  const plain = withoutMarks(text.replace(UNSEEN, "").replace(SPOILT_POUNDS, "\u00a3"))
    .normalize("NFKC")
    .replace(MINUS, "-")
    .replace(SPACES, " ")
    .trim();
  const { negative, rest } = takeSign(plain.replace(/^'/, ""));
  const digits = rest.replace(POUNDS, "").trim();
  if (!/\d/.test(digits) || !PLAIN.test(digits) || THOUSANDS.test(digits)) return undefined;
  const size = expand(digits.replace(/[, '\u2019]/g, ""));
  if (size === undefined) return undefined;
  return negative && /[1-9]/.test(size) ? `-${size}` : size;
}

/** True for a text that says that its number is of pounds: `£70`, `GBP 70`. */
export function saysPounds(text: string): boolean {
  return POUNDS.test(text.replace(SPOILT_POUNDS, "\u00a3"));
}

function withoutMarks(text: string): string {
  const bare = text.trim().replace(SQUARE_MARK, "").replace(SIGN_MARKS, "").replace(SUPERSCRIPTS, "").trim();
  return bare.replace(ROUND_MARK, "$1").trim();
}

/** A minus before, after the pound sign or behind, `CR` of a ledger or `credit` at either end, or brackets round the whole: one of them, not two. */
function takeSign(text: string): { readonly negative: boolean; readonly rest: string } {
  const bracketed = /^(\u00a3|GBP|)\s*\((.*)\)$/i.exec(text);
  if (bracketed !== null) return { negative: true, rest: `${bracketed[1] ?? ""}${bracketed[2] ?? ""}`.trim() };
  const ledger = /^(CR\.?|DR\.?|\((?:CR|DR)\)|credit|debit)\s*((?:\u00a3|GBP|)\s*\d.*)$/i.exec(text);
  if (ledger !== null) return { negative: /CR/i.test(ledger[1] ?? ""), rest: ledger[2] ?? "" };
  const before = /^(\u00a3|GBP|)\s*-\s*(.*)$/i.exec(text);
  if (before !== null) return { negative: true, rest: `${before[1] ?? ""}${before[2] ?? ""}` };
  const behind = /^(.*\d)\s*(-|CR\.?|DR\.?|\((?:CR|DR|credit|debit)\.?\)|credit|debit)$/i.exec(text);
  if (behind !== null) return { negative: !/D(?:R|eb)/i.test(behind[2] ?? ""), rest: behind[1] ?? "" };
  return { negative: false, rest: text.replace(/^\+\s*/, "") };
}

/** Writes out an exponent: `1.1E+08` is `110000000`. */
function expand(text: string): string | undefined {
  const [mantissa = "", power] = text.toLowerCase().split("e");
  const exponent = power === undefined ? 0 : Number(power);
  if (Math.abs(exponent) > MOST_EXPONENT) return undefined;
  const [whole = "", fraction = ""] = mantissa.split(".");
  if (whole + fraction === "") return undefined;
  const digits = whole + fraction;
  const point = whole.length + exponent;
  const padded = digits.padStart(digits.length + Math.max(0, -point), "0").padEnd(Math.max(digits.length, point), "0");
  const at = Math.max(0, point);
  const [left, right] = [padded.slice(0, at), padded.slice(at)];
  const integer = left.replace(/^0+(?=\d)/, "") || "0";
  return right === "" ? integer : `${integer}.${right}`;
}
