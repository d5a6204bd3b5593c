import type { Authority } from "../authorities/authority.ts";
import { type Collection, collectionAt } from "../collections/define-collection.ts";
import type { Period, PeriodKind } from "../periods/period.ts";
import type { Objects } from "../storage/objects.ts";
import { templateWorkbook } from "../templates/template-workbook.ts";
import type { PreviousReturn } from "./check-file.ts";
import { InputError } from "./input-error.ts";
import { knownAuthority, knownCollection, knownPeriod } from "./known.ts";
import { previousReturn } from "./previous-return.ts";

export interface TemplateInput {
  readonly collection: string;
  /** Left out: the last one that has ended. */
  readonly period?: string | undefined;
  /** Code, GSS code or name. */
  readonly authority?: string | undefined;
}

export interface MadeTemplate {
  readonly collection: Collection;
  readonly period: Period;
  readonly authority: Authority | null;
  /** The period of the answers that are shown beside those to give; null where there are none. */
  readonly previous: Period | null;
  /** An XLSX file. */
  readonly bytes: Uint8Array;
}

interface TemplatePowers {
  readonly clock: () => Date;
}

/** Whom and when a template is for. */
interface Asked {
  readonly collection: Collection;
  readonly period: Period;
  readonly authority: Authority | undefined;
}

/**
 * Makes the workbook to fill in, with the answers of an earlier period beside it where they are given. Throws
 * `InputError` where the collection, period or authority does not exist, or an authority is given for a collection that
 * comes as one file with all of them.
 */
export function makeTemplate(
  input: TemplateInput & { readonly previous?: PreviousReturn | undefined },
  { clock }: TemplatePowers,
): MadeTemplate {
  return madeTemplate(askedFor(input, clock), input.previous);
}

/**
 * Makes the workbook to fill in with what the council returned for the period a year before, as far as a return of it
 * was accepted. Throws as `makeTemplate` does, and `InputError` where no council is given whose return it would be.
 */
export async function makeTemplateWithLastYear(
  input: TemplateInput,
  { clock, data }: TemplatePowers & { readonly data: Objects },
): Promise<MadeTemplate> {
  const asked = askedFor(input, clock);
  const { collection, period, authority } = asked;
  if (authority === undefined && collection.sender === "authority") {
    throw new InputError("Last year's answers are those of one council. Say which with --authority.");
  }
  return madeTemplate(asked, await previousReturn(data, collection, period, authority?.code ?? null));
}

function askedFor(input: TemplateInput, clock: () => Date): Asked {
  const collection = knownCollection(input.collection);
  const period = knownPeriod(collection, input.period ?? lastEnded(collection.period, clock()));
  const authority = input.authority === undefined ? undefined : knownAuthority(input.authority, period);
  if (authority !== undefined && collection.sender === "national") {
    throw new InputError(`${collection.id} comes as one file with all councils in it. Leave the council out.`);
  }
  return { collection, period, authority };
}

function madeTemplate({ collection, period, authority }: Asked, returned: PreviousReturn | undefined): MadeTemplate {
  const before = returned === undefined ? undefined : knownPeriod(collection, returned.period);
  const previous =
    returned === undefined || before === undefined
      ? undefined
      : { collection: collectionAt(collection, before.id), period: before, tables: returned.tables };
  const bytes = templateWorkbook({ collection: collectionAt(collection, period.id), period, authority, previous });
  return { collection, period, authority: authority ?? null, previous: before ?? null, bytes };
}

/** Id of the last period that ended before the day. Censuses are taken at the end of the financial year. */
function lastEnded(kind: PeriodKind, now: Date): string {
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
  if (kind === "month") return month;
  const endYear = now.getUTCMonth() >= 3 ? now.getUTCFullYear() : now.getUTCFullYear() - 1;
  return kind === "census-day" ? `${endYear}-03-31` : `${endYear - 1}-${String(endYear % 100).padStart(2, "0")}`;
}
