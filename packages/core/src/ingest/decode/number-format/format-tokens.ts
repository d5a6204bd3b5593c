/** A piece of a number format. `m` is a month and `n` a minute, though both are written `m`. */
export type FormatToken =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "digit"; readonly symbol: "0" | "#" | "?" }
  | { readonly kind: "point" | "comma" | "percent" | "slash" | "general" | "value" | "half-day" }
  | { readonly kind: "exponent"; readonly plus: boolean }
  | { readonly kind: "date"; readonly unit: DateUnit; readonly length: number }
  | { readonly kind: "elapsed"; readonly unit: "h" | "n" | "s"; readonly length: number }
  | { readonly kind: "fraction"; readonly length: number };

export type DateUnit = "y" | "m" | "d" | "h" | "n" | "s";

/** One of the parts between semicolons, with the condition in brackets that may choose it. */
export interface FormatSection {
  readonly tokens: readonly FormatToken[];
  readonly condition?: { readonly sign: string; readonly than: number };
}

const TOKEN =
  /"([^"]*)"?|\\(.?)|_(.?)|\*.?|\[([^\]]*)\]?|(;)|(general)|(am\/pm|a\/p)|e([+-])|([ymdhs])\9*|([0#?])|([.,%@/])|(.)/gis;

const MARKS: Readonly<Record<string, FormatToken>> = {
  ".": { kind: "point" },
  ",": { kind: "comma" },
  "%": { kind: "percent" },
  "@": { kind: "value" },
  "/": { kind: "slash" },
};

/** Cuts a number format code (ECMA-376 18.8.31) into sections of tokens. */
export function formatSections(code: string): readonly FormatSection[] {
  const sections: { tokens: FormatToken[]; condition?: NonNullable<FormatSection["condition"]> }[] = [{ tokens: [] }];
  for (const match of code.matchAll(TOKEN)) {
    const section = sections.at(-1);
    const condition = conditionOf(match[4]);
    if (match[5] !== undefined) sections.push({ tokens: [] });
    else if (condition !== undefined && section !== undefined) section.condition = condition;
    else section?.tokens.push(...tokenOf(match));
  }
  return sections.map((section) => ({ ...section, tokens: minutesAndFractions(section.tokens) }));
}

function tokenOf(match: RegExpExecArray): readonly FormatToken[] {
  const [whole, quoted, escaped, blank, bracket, , general, halfDay, sign, unit, digit, mark, other] = match;
  const text = quoted ?? escaped ?? (blank === undefined ? undefined : " ") ?? other;
  if (text !== undefined) return [{ kind: "text", text }];
  if (bracket !== undefined) return bracketTokens(bracket);
  if (general !== undefined) return [{ kind: "general" }];
  if (halfDay !== undefined) return [{ kind: "half-day" }];
  if (sign !== undefined) return [{ kind: "exponent", plus: sign === "+" }];
  if (unit !== undefined) return [{ kind: "date", unit: dateUnit(unit), length: whole.length }];
  if (digit === "0" || digit === "#" || digit === "?") return [{ kind: "digit", symbol: digit }];
  const marked = mark === undefined ? undefined : MARKS[mark];
  return marked === undefined ? [] : [marked];
}

function dateUnit(letter: string): DateUnit {
  const lower = letter.toLowerCase();
  return lower === "y" || lower === "d" || lower === "h" || lower === "s" ? lower : "m";
}

/** `[h]` counts hours past 24, `[$£-809]` is a currency; colours and languages show nothing. */
function bracketTokens(bracket: string): readonly FormatToken[] {
  const elapsed = /^(h+|m+|s+)$/i.exec(bracket);
  if (elapsed !== null) {
    const letter = bracket.charAt(0).toLowerCase();
    return [{ kind: "elapsed", unit: letter === "h" ? "h" : letter === "s" ? "s" : "n", length: bracket.length }];
  }
  const currency = /^\$([^-]+)/.exec(bracket)?.[1];
  return currency === undefined ? [] : [{ kind: "text", text: currency }];
}

function conditionOf(bracket: string | undefined): FormatSection["condition"] | undefined {
  const match = /^(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$/.exec(bracket ?? "");
  return match === null ? undefined : { sign: match[1] ?? "=", than: Number(match[2]) };
}

/** `m` beside hours or seconds is minutes; digits behind the seconds' point are parts of a second. */
function minutesAndFractions(tokens: readonly FormatToken[]): readonly FormatToken[] {
  const clocks = tokens.filter((token) => token.kind === "date" || token.kind === "elapsed");
  const settled = tokens.map((token): FormatToken => {
    if (token.kind !== "date" || token.unit !== "m" || token.length > 2) return token;
    const at = clocks.indexOf(token);
    return clocks[at - 1]?.unit === "h" || clocks[at + 1]?.unit === "s" ? { ...token, unit: "n" } : token;
  });
  return clocks.length === 0 ? settled : joinFractions(settled);
}

function joinFractions(tokens: readonly FormatToken[]): readonly FormatToken[] {
  const joined: FormatToken[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (token.kind === "digit" && last?.kind === "point") joined.splice(-1, 1, { kind: "fraction", length: 1 });
    else if (token.kind === "digit" && last?.kind === "fraction") {
      joined.splice(-1, 1, { kind: "fraction", length: Math.min(3, last.length + 1) });
    } else joined.push(token);
  }
  return joined;
}
