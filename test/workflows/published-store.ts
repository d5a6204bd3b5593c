import { readFileSync } from "node:fs";
import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { confirmColumns } from "../../packages/core/src/workflows/confirm-columns.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { type Published, publishNational } from "../../packages/core/src/workflows/publish-national.ts";
import { surveyReturn } from "./survey-return.ts";
import { ticking } from "./ticking.ts";

export const survey = "personal-budgets";

/** Every collection with one good file each, besides the survey's. */
const OTHERS = ["direct-payments/2010-11/national", "self-directed-support/2024-25/national", "spending/2014-09/102"];

/** A store with a clock of its own, so that it is the same every time. */
export function tickingStore(): Store {
  return memoryStore(ticking());
}

/** Sends a file as a council would; it must be accepted. */
export async function sendFile(store: Store, place: string, bytes: Uint8Array, name = "return.csv"): Promise<void> {
  const key = `${place}/${name}`;
  await store.uploads.put(key, bytes);
  const ingested = await ingestUpload({ key }, { store });
  if (ingested?.outcome !== "accepted") throw new Error(JSON.stringify(ingested?.receipt.findings));
}

export function publish(store: Store, collection = survey): Promise<Published> {
  return publishNational({ collection }, { store, openTables, openSolver });
}

/**
 * Three councils' survey returns, one of them with a header that was confirmed and one also for the year before,
 * published; then one of them revised, with a small count in it, and published again: 1.0.0 and 1.0.1.
 */
export async function surveyStore(): Promise<Store> {
  const store = tickingStore();
  await sendFile(store, `${survey}/2009-03-31/102`, goodFile(`${survey}/good-2009`));
  await sendFile(store, `${survey}/2010-03-31/102`, surveyReturn());
  await sendFile(store, `${survey}/2010-03-31/104`, surveyReturn(of("Northumberland")));
  await confirmOdd(store);
  await sendFile(store, `${survey}/2010-03-31/204`, oddReturn);
  await publish(store);
  await sendFile(store, `${survey}/2010-03-31/104`, surveyReturn(revised));
  await publish(store);
  return store;
}

/** A store with a snapshot of every collection, of one file each. */
export async function everyCollectionStore(): Promise<Store> {
  const store = tickingStore();
  for (const place of OTHERS) {
    const [collection = ""] = place.split("/");
    await sendFile(store, place, goodFile(`${collection}/good`));
    await publish(store, collection);
  }
  return store;
}

/** The file of a case. */
export function goodFile(folder: string): Uint8Array {
  return readFileSync(new URL(`../cases/${folder}/input.csv`, import.meta.url));
}

const of = (name: string) => (text: string) => text.replace("Council,Cumbria", `Council,${name}`);
const revised = (text: string) =>
  of("Northumberland")(text).replace("85,12,5,6,1,0,95,25", "85,3,1,1,1,0,95,25").replace("764,403,289", "755,399,284");
const oddReturn = surveyReturn((text) => of("Barnsley")(text).replace("of which council-managed", "Figure 7"));

async function confirmOdd(store: Store): Promise<void> {
  const answers = [{ table: "people", column: "ongoing_managed", at: { cell: "F7" } }];
  await confirmColumns(
    {
      collection: survey,
      period: "2010-03-31",
      authority: "204",
      name: "r.csv",
      bytes: oddReturn,
      answers,
      by: "DASS",
    },
    { store, clock: () => new Date(0) },
  );
}

/** Copies everything of one store to another, or only what has such a key. */
export async function copyStore(from: Store, to: Store, wanted = (_key: string) => true): Promise<void> {
  for (const area of ["uploads", "data"] as const) {
    for await (const { key } of from[area].list("")) {
      if (!wanted(key)) continue;
      await to[area].put(key, (await from[area].get(key))?.bytes ?? new Uint8Array());
    }
  }
}
