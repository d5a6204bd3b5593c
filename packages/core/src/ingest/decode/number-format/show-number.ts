import type { FormatToken } from "./format-tokens.ts";
import { showGeneral } from "./show-general.ts";

/** From here on the engine writes numbers with an exponent. */
const MOST_WRITTEN_OUT = 1e21;

interface Plan {
  readonly whole: readonly FormatToken[];
  readonly decimals: readonly FormatToken[];
  readonly exponent: readonly FormatToken[];
  readonly hasPoint: boolean;
  readonly plus: boolean;
  readonly grouped: boolean;
  /** Powers of ten: two up for each percent sign, three down for each comma behind the digits. */
  readonly shift: number;
}

/** Makes the function that writes a number of zero or more by the tokens of one section. */
export function numberShower(tokens: readonly FormatToken[]): (value: number) => string {
  if (tokens.some(({ kind }) => kind === "general" || kind === "value" || kind === "slash"))
    return generalShower(tokens);
  const plan = planOf(tokens);
  if (plan.exponent.length > 0) return (value) => showScientific(plan, value);
  const plain = plainFrame(plan);
  const showAny = (value: number) => showFixed(plan, roundedText(value, digitCount(plan.decimals), plan.shift));
  if (plain === undefined) return showAny;
  return (value) => (value < MOST_WRITTEN_OUT ? showPlain(plain, value) : showAny(value));
}

/** Fractions (`# ?/?`) are shown as General shows them. */
function generalShower(tokens: readonly FormatToken[]): (value: number) => string {
  const before = literalText(
    tokens.slice(
      0,
      tokens.findIndex(({ kind }) => kind !== "text"),
    ),
  );
  const last = tokens.findLastIndex(({ kind }) => kind !== "text");
  // What stands right behind the stroke is what the fraction is of: `# ?/4`.
  const behind = literalText(tokens.slice(last + 1));
  const after = tokens[last]?.kind === "slash" ? behind.replace(/^\d+/, "") : behind;
  return (value) => `${before}${showGeneral(value)}${after}`;
}

function planOf(tokens: readonly FormatToken[]): Plan {
  const point = indexOrEnd(tokens, "point");
  const exponentAt = indexOrEnd(tokens, "exponent");
  const exponent = tokens[exponentAt];
  const wholeEnd = Math.min(point, exponentAt);
  const lastDigit = tokens.slice(0, wholeEnd).findLastIndex(({ kind }) => kind === "digit");
  const firstDigit = tokens.findIndex(({ kind }) => kind === "digit");
  const scaling = tokens.filter((token, at) => token.kind === "comma" && at > lastDigit && firstDigit >= 0).length;
  const percents = tokens.filter(({ kind }) => kind === "percent").length;
  return {
    whole: tokens.slice(0, wholeEnd),
    decimals: tokens.slice(wholeEnd + (point < exponentAt ? 1 : 0), exponentAt),
    exponent: tokens.slice(exponentAt + 1),
    hasPoint: point < exponentAt,
    plus: exponent?.kind === "exponent" && exponent.plus,
    grouped: tokens.some((token, at) => token.kind === "comma" && at > firstDigit && at < lastDigit),
    shift: percents * 2 - scaling * 3,
  };
}

/** What a format puts round a number that it only rounds and groups, as most do: `0`, `#,##0.00`, `£#,##0`. */
interface PlainFrame {
  readonly before: string;
  readonly after: string;
  readonly places: number;
  readonly grouped: boolean;
}

function plainFrame({ whole, decimals, hasPoint, grouped, shift }: Plan): PlainFrame | undefined {
  const before = whole.findIndex(({ kind }) => kind !== "text");
  const places = digitCount(decimals);
  const digits = whole.slice(before).filter(({ kind }) => kind !== "comma");
  const after = decimals.slice(places);
  const isPlain =
    before >= 0 &&
    shift === 0 &&
    hasPoint === places > 0 &&
    digits.every((token, at) => token.kind === "digit" && token.symbol === (at === digits.length - 1 ? "0" : "#")) &&
    decimals.every((token, at) =>
      at < places ? token.kind === "digit" && token.symbol === "0" : token.kind === "text",
    );
  if (!isPlain) return undefined;
  return { before: literalText(whole.slice(0, before)), after: literalText(after), places, grouped };
}

function showPlain({ before, after, places, grouped }: PlainFrame, value: number): string {
  const text = roundedText(value, places, 0);
  if (!grouped) return `${before}${text}${after}`;
  const end = places === 0 ? text.length : text.length - places - 1;
  let at = end % 3 || 3;
  let whole = text.slice(0, at);
  for (; at < end; at += 3) whole += `,${text.slice(at, at + 3)}`;
  return `${before}${whole}${text.slice(end)}${after}`;
}

function showFixed(plan: Plan, text: string): string {
  const [whole = "", decimals = ""] = text.split(".");
  const point = plan.hasPoint ? "." : "";
  return `${showWhole(plan, whole.replace(/^0+/, ""))}${point}${showDecimals(plan.decimals, decimals)}`;
}

function showScientific(plan: Plan, value: number): string {
  const step = Math.max(1, digitCount(plan.whole));
  const places = digitCount(plan.decimals);
  const exact = value === 0 ? 0 : Math.floor(Math.floor(Math.log10(value)) / step) * step;
  const rollsOver = Number(roundedText(value / 10 ** exact, places, 0)) >= 10 ** step;
  const power = rollsOver ? exact + step : exact;
  const mantissa = roundedText(value / 10 ** power, places, 0);
  const sign = power < 0 ? "-" : plan.plus ? "+" : "";
  const digits = String(Math.abs(power)).padStart(digitCount(plan.exponent), "0");
  return `${showFixed({ ...plan, grouped: false }, mantissa)}E${sign}${digits}`;
}

/** Fills the places before the point from the right; the leftmost takes all digits that are left. */
function showWhole({ whole, grouped }: Plan, digits: string): string {
  let left = digits;
  let written = 0;
  let shown = "";
  const put = (digit: string) => {
    shown = `${digit}${grouped && written > 0 && written % 3 === 0 ? "," : ""}${shown}`;
    written += 1;
  };
  const first = whole.findIndex(({ kind }) => kind === "digit");
  for (let at = whole.length - 1; at >= 0; at -= 1) {
    const token = whole[at];
    if (token?.kind !== "digit") {
      shown = `${literalText(token === undefined ? [] : [token])}${shown}`;
      continue;
    }
    const blank = token.symbol === "0" ? "0" : token.symbol === "?" ? " " : "";
    if (left !== "" || blank !== "") put(left.slice(-1) || blank);
    left = left.slice(0, -1);
    while (at === first && left !== "") {
      put(left.slice(-1));
      left = left.slice(0, -1);
    }
  }
  return shown;
}

function showDecimals(tokens: readonly FormatToken[], decimals: string): string {
  let place = 0;
  const pieces = tokens.map((token) => {
    if (token.kind !== "digit") return literalText([token]);
    const digit = decimals.charAt(place);
    const idle = /^0*$/.test(decimals.slice(place));
    place += 1;
    if (!idle || token.symbol === "0") return digit;
    return token.symbol === "?" ? " " : "";
  });
  return pieces.join("");
}

/**
 * Moves the point and rounds half away from zero, in decimal, as Excel does: 1.005 to two places
 * is `1.01`, though the double next to it is less.
 */
function roundedText(value: number, places: number, shift: number): string {
  const text = String(value);
  const point = text.indexOf(".");
  const has = point < 0 ? 0 : text.length - point - 1;
  if (shift === 0 && has <= places && places <= 20 && !text.includes("e")) {
    return `${text}${point < 0 && places > 0 ? "." : ""}${"0".repeat(places - has)}`;
  }
  if (text.includes("e") || places > 20) return (value * 10 ** shift).toFixed(Math.min(places, 100));
  const rounded = Math.round(Number(`${text}e${places + shift}`));
  return rounded < 1e21 ? Number(`${rounded}e-${places}`).toFixed(places) : (value * 10 ** shift).toFixed(places);
}

function digitCount(tokens: readonly FormatToken[]): number {
  return tokens.filter(({ kind }) => kind === "digit").length;
}

function indexOrEnd(tokens: readonly FormatToken[], kind: FormatToken["kind"]): number {
  const at = tokens.findIndex((token) => token.kind === kind);
  return at < 0 ? tokens.length : at;
}

function literalText(tokens: readonly FormatToken[]): string {
  return tokens.map((token) => (token.kind === "text" ? token.text : token.kind === "percent" ? "%" : "")).join("");
}
