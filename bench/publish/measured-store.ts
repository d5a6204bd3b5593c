import { authoritiesOn } from "../../packages/core/src/authorities/resolve.ts";
import { entryBytes } from "../../packages/core/src/filing/entry-schema.ts";
import { rowsKey } from "../../packages/core/src/filing/keys.ts";
import { logKey } from "../../packages/core/src/filing/log-key.ts";
import { sha256Hex } from "../../packages/core/src/ingest/decode/sha256.ts";
import type { Row, Value } from "../../packages/core/src/ingest/normalise/normalised.ts";
import { writeRows } from "../../packages/core/src/ingest/write/rows-parquet.ts";
import { parsePeriod } from "../../packages/core/src/periods/period.ts";
import type { Objects } from "../../packages/core/src/storage/objects.ts";
import { between, type Draw, seededDraw } from "../../sample/random.ts";
import { measuredCollection, SERVICE_COLUMNS, SERVICE_COUNT, serviceColumn } from "./measured-collection.ts";

/** Twenty months in which the register has the same 152 councils. */
export const MEASURED_PERIODS = Array.from({ length: 20 }, (_, at) => {
  return new Date(Date.UTC(2011, at, 1)).toISOString().slice(0, 7);
});

const TABLE = "services";
/** Numbers that are not available. */
const MISSING = 0.005;
const AT = "2013-01-01T00:00:00.000Z";

/** Files a return of every council in the first periods, accepted, as they lie in a store; the same every time. */
export async function fillMeasuredStore(data: Objects, periods: number): Promise<void> {
  for (const period of MEASURED_PERIODS.slice(0, periods)) {
    const day = parsePeriod(measuredCollection.period, period)?.end ?? "";
    await Promise.all(authoritiesOn(day).map(({ code }) => sendMeasured(data, { period, authority: code, n: 1 })));
  }
}

/** The council that sends again. */
export const RESUBMITS = { authority: "102" };

/** Files one return: the `n`th of its council in the period, with numbers of its own. */
export async function sendMeasured(
  data: Objects,
  { period, authority, n }: { readonly period: string; readonly authority: string; readonly n: number },
): Promise<void> {
  const collection = measuredCollection.id;
  const definition = measuredCollection.tables[TABLE];
  if (definition === undefined) throw new RangeError(`There is no table ${TABLE}`);
  const place = { collection, period, authority };
  const submission = (await hash(`${period} ${authority} ${n}`)).slice(0, 20);
  const sha256 = await hash(submission);
  const rows = rowsOf(seededDraw(submission), authority);
  const source = { period, submission, sha256, metadata: { collection, edition: "first" } };
  const bytes = writeRows({ table: TABLE, rows, totals: [] }, definition, source);
  const key = rowsKey(place, submission, TABLE);
  await data.put(key, bytes);
  const tables = [{ table: TABLE, key, sha256: await sha256Hex(bytes), rows: rows.length }];
  const arrival = { key: `${collection}/${period}/${authority}/return.csv`, version: String(n), at: AT, bytes: 1 };
  const at = new Date(Date.parse(AT) + n).toISOString();
  const entry = { format: "council-returns/log/2", submission, sha256, arrival: { ...arrival, at } } as const;
  const keyOf = (step: number, event: "received" | "accepted") =>
    logKey(place, 2 * n + step, { event, subject: submission, at });
  await data.put(keyOf(0, "received"), entryBytes({ ...entry, event: "received" }));
  await data.put(keyOf(1, "accepted"), entryBytes({ ...entry, event: "accepted", tables, synthetic: true }));
}

function rowsOf(draw: Draw, authority: string): Row[] {
  return ["18-64", "65-84", "85"].map((age, at) => {
    const numbers = Array.from({ length: SERVICE_COUNT }, (_, service) => numbersOf(draw, service));
    const values = Object.fromEntries([["age", told(age)], ...numbers.flat()]);
    return { sheet: "Sheet1", row: at + 2, authority, values };
  });
}

function numbersOf(draw: Draw, service: number): [string, Value][] {
  const whole = (least: number, most: number) => BigInt(Math.floor(between(draw, least, most)));
  const asked = whole(50, 5000);
  const served = (asked * whole(20, 100)) / 100n;
  const inTime = (served * whole(10, 100)) / 100n;
  const cost = served * whole(10_000, 900_000);
  const numbers = [asked, served, inTime, cost, (cost * whole(0, 40)) / 100n];
  return SERVICE_COLUMNS.map((column, at) => [
    serviceColumn(service, column),
    draw() < MISSING ? { value: null, status: "x", cell: "B2", shown: "" } : told(numbers[at] ?? 0n),
  ]);
}

function told(value: bigint | string): Value {
  return { value, status: null, cell: "B2", shown: "" };
}

function hash(text: string): Promise<string> {
  return sha256Hex(new TextEncoder().encode(text));
}
