import { collectionAt } from "../collections/define-collection.ts";
import { recordId } from "../filing/submission-id.ts";
import type { Waiver } from "../filing/waiver.ts";
import { catalogue } from "../findings/catalogue.ts";
import type { FindingCode } from "../findings/finding.ts";
import { isDay } from "../periods/period.ts";
import type { Store } from "../storage/objects.ts";
import { authorityRecord, recordPlace } from "./authority-record.ts";
import { decidedBy, givenText } from "./decided-by.ts";
import { InputError } from "./input-error.ts";
import { type PlaceInput, placeOf } from "./place-of.ts";
import { appendEntry } from "./return-log.ts";

export interface WaiveInput extends PlaceInput {
  readonly code: string;
  readonly table: string;
  /** Left out, it is given for every column of the table. */
  readonly column?: string | undefined;
  readonly reason: string;
  /** Last day it holds. */
  readonly expires: string;
  /** Who grants it. */
  readonly by: string;
}

interface Powers {
  readonly store: Store;
  readonly clock: () => Date;
}

/** Findings of these groups are about values, which an authority may have leave not to give as asked. */
const WAIVABLE: readonly string[] = ["Cells", "Sums and comparisons"];

/**
 * Lets one authority's returns count though they break a rule, for files that come until a day. Throws
 * `InputError` where the rule, table or column does not exist, the rule cannot be waived or the day is past.
 */
export async function waiveRule(input: WaiveInput, { store, clock }: Powers): Promise<Waiver> {
  const { place, collection } = placeOf(input);
  const { by, at } = decidedBy(input.by, clock);
  const code = waivable(input.code);
  const { tables } = collectionAt(collection, place.period);
  const table = tables[input.table];
  if (table === undefined) throw new InputError(unknown("table", input.table, Object.keys(tables)));
  if (input.column !== undefined && table.columns[input.column] === undefined) {
    throw new InputError(unknown("column", input.column, Object.keys(table.columns)));
  }
  const terms = {
    code,
    table: input.table,
    ...(input.column === undefined ? {} : { column: input.column }),
    reason: givenText(input.reason, "the reason for the waiver"),
    approver: by,
    from: at.slice(0, 10),
    expires: lastDay(input.expires, at.slice(0, 10)),
  };
  const waiver: Waiver = { id: await recordId({ ...terms, at }), ...terms };
  await appendEntry(store.data, recordPlace(place), {
    format: "council-returns/log/2",
    event: "waived",
    by,
    at,
    waiver,
  });
  return waiver;
}

export interface EndWaiverInput extends PlaceInput {
  readonly id: string;
  readonly reason: string;
  readonly by: string;
}

/** Ends a waiver for files that come from now on. Throws `InputError` where the authority has none of that id. */
export async function endWaiver(input: EndWaiverInput, { store, clock }: Powers): Promise<void> {
  const { place } = placeOf(input);
  const { waivers } = await authorityRecord(store.data, place);
  const waiver = waivers.find(({ id }) => id === input.id);
  if (waiver === undefined)
    throw new InputError(
      unknown(
        "waiver",
        input.id,
        waivers.map(({ id }) => id),
      ),
    );
  await appendEntry(store.data, recordPlace(place), {
    format: "council-returns/log/2",
    event: "waiver-ended",
    ...decidedBy(input.by, clock),
    waiver: { id: waiver.id },
    reason: givenText(input.reason, "the reason"),
  });
}

/** The waivers an authority has that were not ended, with those that have expired. */
export async function listWaivers(input: PlaceInput, { store }: Pick<Powers, "store">): Promise<readonly Waiver[]> {
  return (await authorityRecord(store.data, placeOf(input).place)).waivers;
}

function waivable(code: string): string {
  const known = Object.keys(catalogue).filter((one) => isWaivable(one));
  if (known.includes(code)) return code;
  throw new InputError(`The rule "${code}" cannot be waived. These can: ${known.join(", ")}.`);
}

function isWaivable(code: string): boolean {
  return isCode(code) && catalogue[code].severity === "error" && WAIVABLE.includes(catalogue[code].group);
}

function isCode(code: string): code is FindingCode {
  return Object.hasOwn(catalogue, code);
}

function lastDay(expires: string, today: string): string {
  if (!isDay(expires)) throw new InputError(`"${expires}" is not a day. Write it as ${today}.`);
  if (expires < today) throw new InputError(`${expires} is past: a waiver holds for files that are still to come.`);
  return expires;
}

function unknown(what: string, found: string, known: readonly string[]): string {
  const choice = known.length === 0 ? "There are none." : `Choose one of: ${known.join(", ")}.`;
  return `There is no ${what} "${found}". ${choice}`;
}
