import type { Authority } from "../authorities/authority.ts";
import { authorityByCode } from "../authorities/resolve.ts";
import { type Collection, collectionAt } from "../collections/define-collection.ts";
import type { Mapping } from "../filing/mapping.ts";
import type { Workbook } from "../ingest/decode/workbook.ts";
import { matchWorkbook } from "../ingest/match/match-workbook.ts";
import type { WorkbookMatch } from "../ingest/match/table-match.ts";
import type { TitleCouncil } from "../ingest/match/title-councils.ts";
import type { Period } from "../periods/period.ts";
import { statedAuthority, titledAuthority } from "./check-authority.ts";
import { choosePeriod, periodAsStated } from "./check-period.ts";
import type { GivenMapping } from "./check-result.ts";
import { givenMappings } from "./given-mappings.ts";
import { knownAuthority } from "./known.ts";

/** What a file was sent as. */
interface Asked {
  readonly sha256: string;
  readonly period?: string;
  readonly authority?: string | undefined;
  readonly confirmed?: readonly Mapping[];
}

/** What is settled before the tables are read. */
export interface Frame {
  readonly workbook: Workbook;
  readonly collection: Collection & { readonly edition: string };
  readonly period: Period;
  /** The period its councils and dates are read for. */
  readonly about: Period;
  /** The authority the file was sent for, where one was named. */
  readonly expected: Authority | undefined;
  readonly match: WorkbookMatch;
  /** The one its titles name, where nothing else in it says whose it is. */
  readonly titled: TitleCouncil | undefined;
  /** The one it is taken to be from: as sent, else as the file says; null where it holds many. */
  readonly authority: Authority | null;
  /** What the sender had confirmed, with where it was used. */
  readonly confirmed: readonly GivenMapping[];
}

/**
 * Finds the tables of a collection in a workbook, with the period and the authority it is about. Throws `InputError` where
 * the period or authority asked for does not exist, or no period was given and the file states none.
 */
export function makeFrame(input: Asked, collection: Collection, workbook: Workbook): Frame {
  const period = choosePeriod(collection, input.period, workbook);
  const effective = collectionAt(collection, period.id);
  const said = (input.confirmed ?? []).map((one) => ({ ...one, ofThisFile: one.from.sha256 === input.sha256 }));
  const match = matchWorkbook(workbook, effective, period, { confirmed: said });
  const confirmed = givenMappings(input.confirmed ?? [], match.confirmed);
  const named = effective.sender === "national" ? undefined : input.authority;
  const expected = named === undefined ? undefined : knownAuthority(named, period);
  const titled = titledAuthority(effective, match, { workbook, period });
  const byTitle = titled && authorityByCode(titled.code, period.end);
  const authority = expected ?? statedAuthority(effective, match, period) ?? byTitle ?? null;
  const about = periodAsStated(effective, match, period);
  return { workbook, collection: effective, period, about, expected, match, titled, authority, confirmed };
}
