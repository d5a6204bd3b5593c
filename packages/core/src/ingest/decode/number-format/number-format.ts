import { type FormatSection, formatSections } from "./format-tokens.ts";
import { dateShower } from "./show-date.ts";
import { showGeneral } from "./show-general.ts";
import { numberShower } from "./show-number.ts";

/** A number format, ready to be used on any number of cells. */
export interface NumberFormat {
  /** The code as the file has it; undefined for General, which is the lack of one. */
  readonly code: string | undefined;
  /** True where it shows a number as a calendar date, with or without a time. */
  readonly isDate: boolean;
  /** The number as the sheet shows it. */
  show(value: number): string;
}

/** The format of a cell that has none. */
export const GENERAL: NumberFormat = { code: undefined, isDate: false, show: showGeneral };

/** Excel takes no longer code. */
const LONGEST_CODE = 255;

/** Reads a number format code, for serial numbers of the 1900 or the 1904 date system. */
export function numberFormat(code: string, date1904: boolean): NumberFormat {
  const general = code === "" || code.toLowerCase() === "general" || code === "@" || code.length > LONGEST_CODE;
  if (general) return GENERAL;
  const all = formatSections(SYSTEM.find(({ mark }) => code.includes(mark))?.code ?? code);
  const sections = all.filter(isForNumbers).map((section) => readySection(section, date1904));
  const [first] = sections;
  const isOnly = sections.length === 1 && first !== undefined && first.condition === undefined && !first.timed;
  const show = (value: number) => (isOnly && value >= 0 ? first.show(value) : showBy(sections, value));
  return { code, isDate: first?.isDate ?? false, show };
}

/** Codes that stand for the long date and the time of the computer's own country, which is the United Kingdom. */
const SYSTEM = [
  { mark: "[$-F800]", code: "dd mmmm yyyy" },
  { mark: "[$-F400]", code: "hh:mm:ss" },
];

interface ReadySection {
  readonly condition: FormatSection["condition"] | undefined;
  readonly isDate: boolean;
  /** True where it shows a date or a time, neither of which is ever negative. */
  readonly timed: boolean;
  show(value: number): string;
}

/** A section with `@` behind another is for text. */
function isForNumbers({ tokens }: FormatSection, at: number): boolean {
  return at === 0 || !tokens.some(({ kind }) => kind === "value");
}

function readySection({ tokens, condition }: FormatSection, date1904: boolean): ReadySection {
  const timed = tokens.some(({ kind }) => kind === "date" || kind === "elapsed");
  const isDate = tokens.some((token) => token.kind === "date" && ["y", "m", "d"].includes(token.unit));
  return { condition, isDate, timed, show: timed ? dateShower(tokens, date1904) : numberShower(tokens) };
}

function showBy(sections: readonly ReadySection[], value: number): string {
  const chosen = chooseSection(sections, value);
  const section = sections[chosen];
  if (section === undefined) return showGeneral(value);
  if (value >= 0 || ownsSign(sections, chosen)) return section.show(Math.abs(value));
  const shown = section.show(section.timed ? value : -value);
  return section.timed ? shown : `-${shown}`;
}

/** True where a section is for negative numbers alone, and says by itself what stands for their sign. */
function ownsSign(sections: readonly ReadySection[], chosen: number): boolean {
  const own = sections[chosen]?.condition;
  if (own !== undefined) return (own.sign === "<" && own.than <= 0) || (own.sign === "<=" && own.than < 0);
  const first = sections[0]?.condition;
  return chosen === 1 && (first === undefined || (first.sign.startsWith(">") && first.than === 0));
}

/** Positive; negative; zero - unless sections say themselves what they are for. */
function chooseSection(sections: readonly ReadySection[], value: number): number {
  if (sections.some(({ condition }) => condition !== undefined)) {
    const met = sections.findIndex(({ condition }) => condition === undefined || holds(condition, value));
    return met < 0 ? sections.length : met;
  }
  if (value < 0 && sections.length > 1) return 1;
  return value === 0 && sections.length > 2 ? 2 : 0;
}

function holds({ sign, than }: NonNullable<FormatSection["condition"]>, value: number): boolean {
  if (sign === "<") return value < than;
  if (sign === ">") return value > than;
  if (sign === "<=") return value <= than;
  if (sign === ">=") return value >= than;
  return sign === "=" ? value === than : value !== than;
}
