import { HINT, type Hint } from "./hints.ts";
import { holdsPersonNames } from "./holds-person-names.ts";
import { dayIn, insuranceNumber, lacksNought, personalEmail, phoneNumber, postcode } from "./identifiers.ts";
import { nhsNumber } from "./nhs-number.ts";
import type { SheetLine } from "./sheet-lines.ts";
import { type IdentifierReader, type Tally, tallyLine } from "./tally-line.ts";

/** A line of a sheet that holds data about single people. */
export interface PersonalLine {
  readonly line: SheetLine;
  /** In words, in the plural. */
  readonly kind: string;
  readonly tally: Tally;
}

/** What is known of the sheet a line stands in. */
interface Around {
  readonly declared: ReadonlySet<string>;
  /** True where another line of the sheet holds the names of people. */
  readonly hasNames: () => boolean;
  /** True where some header of the sheet is of a kind that lists of people have. */
  readonly hasPeople: () => boolean;
}

interface Rule {
  readonly kind: string;
  readonly hint: Hint;
  readonly read: IdentifierReader;
  /** Whether what was found is enough. At least `FEWEST` different ones were. */
  readonly holds: (tally: Tally, around: Around) => boolean;
  /** Whether, under such a header, any number would be enough: most columns of dates need not be counted. */
  readonly isWorth?: (headers: readonly string[], around: Around) => boolean;
}

/** Fewer are contacts, a signature or chance. */
const FEWEST = 3;
/** Without a header that says so, as many NHS numbers would pass by chance once in two million columns. */
const FEWEST_UNNAMED = 6;
/** So many addresses are a list of people, whatever else the column holds. */
const MANY_EMAILS = 10;
/** Dates of birth that no header calls so: so many different ones, over so many years, half of them before 1985. */
const FEWEST_DAYS = 8;
const FEWEST_YEARS = 25;
const MIDDLE_YEAR = 1985;
const BIRTH = /\b(?:d o b|dob|date of birth|birth ?date|birthday|dates of birth|born|birth)$/;
const INSURANCE = /\b(?:national insurance|nino|ni (?:no|number))\b/;
const PHONE = /\b(?:tel|telephone|phone|mobile)\b/;
const PEOPLE =
  /^(?:.* )?(?:sex|gender|ethnicity|ethnic group|age|surname|forename|first name|nhs (?:number|no)|client|patient|service user|client (?:id|name)|person id)$/;

const rules: readonly Rule[] = [
  { kind: "NHS numbers", hint: HINT.nhs, read: nhsNumber, holds: isNhsColumn },
  { kind: "National Insurance numbers", hint: HINT.insurance, read: insuranceNumber, holds: isInsuranceColumn },
  { kind: "e-mail addresses", hint: HINT.email, read: personalEmail, holds: isEmailColumn },
  { kind: "dates of birth", hint: HINT.day, read: dayIn, holds: isBirthColumn, isWorth: mayBeBirth },
  { kind: "postcodes beside the names of people", hint: HINT.postcode, read: postcode, holds: isBesideNames },
  { kind: "telephone numbers beside the names of people", hint: HINT.phone, read: phoneNumber, holds: isPhoneColumn },
];

/** The lines of one sheet that hold data about single people, each once. `declared` are headers, folded. */
export function personalLines(lines: readonly SheetLine[], declared: ReadonlySet<string>): PersonalLine[] {
  const around: Around = {
    declared,
    hasNames: once(() => lines.some((line) => holdsPersonNames(line, declared))),
    hasPeople: once(() => lines.some(({ top }) => top.some((text) => PEOPLE.test(text)))),
  };
  return lines.flatMap((line) => {
    const asked = rules.filter(({ hint }) => line.might(hint) >= FEWEST);
    for (const { kind, hint, read, holds, isWorth } of asked) {
      const some = { filled: line.filled, cells: () => line.cells(hint) };
      const tally = tallyLine(some, read, (headers) => isWorth?.(headers, around) ?? true);
      if (tally !== undefined && tally.distinct.size >= FEWEST && holds(tally, around)) return [{ line, kind, tally }];
    }
    return [];
  });
}

function isNhsColumn({ distinct, cells, filled, headers }: Tally): boolean {
  if (headers.some((text) => /\bnhs\b/.test(text))) return cells >= filled / 2;
  return distinct.size >= FEWEST_UNNAMED && cells >= 0.9 * filled;
}

/** References that happen to have the same form begin alike; these numbers do not. */
function isInsuranceColumn({ distinct, headers }: Tally): boolean {
  const prefixes = new Set([...distinct].map((number) => number.slice(0, 2)));
  return prefixes.size >= FEWEST || headers.some((text) => INSURANCE.test(text));
}

function isEmailColumn({ distinct, cells, filled, headers }: Tally, { declared }: Around): boolean {
  if (headers.some((text) => declared.has(text))) return false;
  return cells >= filled / 2 || distinct.size >= MANY_EMAILS;
}

function mayBeBirth(headers: readonly string[], { declared, hasPeople }: Around): boolean {
  return headers.some((text) => BIRTH.test(text)) || (!headers.some((text) => declared.has(text)) && hasPeople());
}

/** Under a header under which they may be. */
function isBirthColumn({ distinct, cells, filled, headers }: Tally): boolean {
  if (cells < filled / 2) return false;
  if (headers.some((text) => BIRTH.test(text))) return true;
  if (distinct.size < FEWEST_DAYS) return false;
  const years = [...distinct].map((day) => Number(day.slice(0, 4))).sort((one, other) => one - other);
  const span = (years.at(-1) ?? 0) - (years[0] ?? 0);
  return span >= FEWEST_YEARS && (years[Math.floor(years.length / 2)] ?? MIDDLE_YEAR) < MIDDLE_YEAR;
}

function isBesideNames({ cells, filled }: Tally, { hasNames }: Around): boolean {
  return cells >= filled / 2 && hasNames();
}

function isPhoneColumn(tally: Tally, around: Around): boolean {
  const isSaid = tally.headers.some((text) => PHONE.test(text));
  return (isSaid || ![...tally.distinct].some(lacksNought)) && isBesideNames(tally, around);
}

/** Asks when it is first needed, and never again. */
function once(ask: () => boolean): () => boolean {
  let answer: boolean | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}
