import type { Store } from "../../packages/core/src/storage/objects.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { tickingStore } from "./published-store.ts";

export const spending = "spending";
export const month = "2014-09";

/** A return of one payment; a day there is not makes it wrong. */
export function payments(amount: string, day = "12/09/2014"): Uint8Array {
  const rows = ["Supplier,Net amount,Payment date", `Example supplier,${amount},${day}`];
  return new TextEncoder().encode(`${rows.join("\r\n")}\r\n`);
}

/** Sends a return whatever comes of it; gives its receipt's number. */
export async function send(store: Store, authority: string, bytes: Uint8Array, period = month): Promise<string> {
  const key = `${spending}/${period}/${authority}/payments.csv`;
  await store.uploads.put(key, bytes);
  const ingested = await ingestUpload({ key }, { store });
  if (ingested === undefined) throw new Error(`Nothing came of ${key}`);
  return ingested.receipt.receipt;
}

/** Three councils' payments, one of them rejected, and one that was sent twice, by receipt. */
export async function spendingStore() {
  const store = tickingStore();
  const first = await send(store, "104", payments("100.00"));
  const counted = await send(store, "104", payments("250.00"));
  await send(store, "102", payments("400.00"));
  const rejected = await send(store, "204", payments("1000.00", "31/09/2014"));
  return { store, first, counted, rejected };
}

/** Every object of a store with its version and bytes, as text. */
export async function contentsOf(store: Store): Promise<readonly string[]> {
  const found: string[] = [];
  for (const area of ["uploads", "data"] as const) {
    for await (const { key, version } of store[area].list("")) {
      const bytes = (await store[area].get(key))?.bytes ?? new Uint8Array();
      found.push(`${area}/${key} ${version} ${new TextDecoder("latin1").decode(bytes)}`);
    }
  }
  return found;
}
