/** How a text is cut into fields. */
export interface Layout {
  /** Undefined where nothing separates: a list, or prose. */
  readonly delimiter: string | undefined;
  /** The number of fields most records have. */
  readonly fields: number;
}

/** How much of the file is looked at, in characters and in records. */
const SAMPLE_LENGTH = 64 * 1024;
const SAMPLE_RECORDS = 400;
/** Share of records that must have the same number of fields. */
const STEADY = 0.8;
/** Below this, a delimiter that has a space behind it every time is the punctuation of prose. */
const PROSE = 0.5;
const DELIMITERS = [",", "\t", ";", "|"];
const QUOTE = 34;
const LINE_END = 10;
const SPACE = 32;

interface Evidence extends Layout {
  /** Share of the records, from the first such one on, that have that number of fields. */
  readonly share: number;
  /** The first record that has it. */
  readonly first: number;
}

/**
 * Tells what separates the fields, from how many fields each delimiter would give the first
 * records, delimiters inside quotes not counted. The real one gives the same number again and
 * again, from the header row on; a comma that only stands in amounts begins below the header.
 * Lines end with `\n`.
 */
export function sniffLayout(text: string): Layout {
  const found = DELIMITERS.map((delimiter) => layoutBy(text, delimiter)).filter(({ fields }) => fields > 1);
  const steady = found.filter(({ share }) => share >= STEADY);
  if (steady.length === 0) {
    const ragged = found.filter(({ share, delimiter }) => share >= PROSE || !isPunctuation(delimiter, text));
    return bestOf(ragged, ({ fields, share }) => share * Math.log2(fields));
  }
  const separates = steady.filter(({ delimiter }) => steady.length === 1 || !isDecimalComma(delimiter, text));
  const earliest = Math.min(...separates.map(({ first }) => first));
  const candidates = separates.filter(({ first }) => first === earliest);
  return bestOf(candidates, ({ fields, share }) => fields + share);
}

/** How many fields a delimiter gives most of the first records. */
export function layoutBy(text: string, delimiter: string): Evidence {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const all = countFields(sample, delimiter);
  const counts = sample.length === text.length || all.length < 2 ? all : all.slice(0, -1);
  const tally = new Map<number, number>();
  for (const count of counts) tally.set(count, (tally.get(count) ?? 0) + 1);
  const split = [...tally].filter(([fields]) => fields > 1);
  const [fields] = split.toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1];
  const first = Math.max(0, counts.indexOf(fields));
  return { delimiter, fields, first, share: (tally.get(fields) ?? 0) / Math.max(1, counts.length - first) };
}

function bestOf(found: readonly Evidence[], merit: (evidence: Evidence) => number): Layout {
  return found.toSorted((a, b) => merit(b) - merit(a))[0] ?? { delimiter: undefined, fields: 1 };
}

/** Fields of each record that is not blank. A quote counts only at the start of a field. */
function countFields(sample: string, delimiter: string): readonly number[] {
  const cut = delimiter.charCodeAt(0);
  const counts: number[] = [];
  let fields = 1;
  let blank = true;
  let fieldStart = true;
  for (let at = 0; at < sample.length && counts.length < SAMPLE_RECORDS; at += 1) {
    const code = sample.charCodeAt(at);
    if (code === LINE_END) {
      if (!blank) counts.push(fields);
      fields = 1;
      blank = true;
    } else if (code === cut) fields += 1;
    else if (code > SPACE) blank = false;
    if (code === QUOTE && fieldStart) at = closingQuote(sample, at);
    fieldStart = code === cut || code === LINE_END;
  }
  return blank || counts.length >= SAMPLE_RECORDS ? counts : [...counts, fields];
}

/** Where a quoted field ends; a quote that is never closed is passed over as a character. */
function closingQuote(sample: string, open: number): number {
  let at = sample.indexOf('"', open + 1);
  while (at >= 0 && sample.charCodeAt(at + 1) === QUOTE) at = sample.indexOf('"', at + 2);
  return at < 0 ? open : at;
}

/** True where white space stands behind every one. */
function isPunctuation(delimiter: string | undefined, text: string): boolean {
  const pieces = text.slice(0, SAMPLE_LENGTH).split(delimiter ?? "");
  return pieces.slice(1).every((piece) => piece === "" || piece.trimStart() !== piece);
}

/** True where every comma stands between two digits, as in `1,5` and `2,681.94`. */
function isDecimalComma(delimiter: string | undefined, text: string): boolean {
  return delimiter === "," && !/(?:^|\D),|,(?:\D|$)/.test(text.slice(0, SAMPLE_LENGTH));
}
