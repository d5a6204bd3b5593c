import type { Authority } from "../authorities/authority.ts";
import { type Collection, collectionAt } from "../collections/define-collection.ts";
import type { Period, PeriodKind } from "../periods/period.ts";
import { templateWorkbook } from "../templates/template-workbook.ts";
import { InputError } from "./input-error.ts";
import { knownAuthority, knownCollection, knownPeriod } from "./known.ts";

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
  /** An XLSX file. */
  readonly bytes: Uint8Array;
}

/**
 * Makes the workbook to fill in. Throws `InputError` where the collection, period or authority does not
 * exist, or an authority is given for a collection that comes as one file with all of them.
 */
export function makeTemplate(input: TemplateInput, { clock }: { readonly clock: () => Date }): MadeTemplate {
  const collection = knownCollection(input.collection);
  const period = knownPeriod(collection, input.period ?? lastEnded(collection.period, clock()));
  const authority = input.authority === undefined ? undefined : knownAuthority(input.authority, period);
  if (authority !== undefined && collection.sender === "national") {
    throw new InputError(`${collection.id} comes as one file with all councils in it. Leave the council out.`);
  }
  const bytes = templateWorkbook(collectionAt(collection, period.id), period, authority);
  return { collection, period, authority: authority ?? null, bytes };
}

/** Id of the last period that ended before the day. Censuses are taken at the end of the financial year. */
function lastEnded(kind: PeriodKind, now: Date): string {
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 7);
  if (kind === "month") return month;
  const endYear = now.getUTCMonth() >= 3 ? now.getUTCFullYear() : now.getUTCFullYear() - 1;
  return kind === "census-day" ? `${endYear}-03-31` : `${endYear - 1}-${String(endYear % 100).padStart(2, "0")}`;
}
