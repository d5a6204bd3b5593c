import type { Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { withdrawReturn } from "../../packages/core/src/workflows/withdraw-return.ts";
import type { Upload, Withdrawal } from "./model.ts";
import { COLLECTION, PERIOD } from "./sent-file.ts";

/** What happened in a run, by the store's own times. */
export interface Happened {
  readonly uploads: readonly Upload[];
  readonly withdrawals: readonly Withdrawal[];
}

/** The same uploads and withdrawals, one after another in order of their times, by one worker nothing happens to. */
export async function fromScratch({ uploads, withdrawals }: Happened): Promise<Store> {
  let now = "";
  const clock = () => new Date(now);
  const store = memoryStore(clock);
  const happenings = [...uploads, ...withdrawals].toSorted((one, other) => (one.at < other.at ? -1 : 1));
  for (const happening of happenings) {
    now = happening.at;
    if (isUpload(happening)) {
      await store.uploads.put(happening.key, happening.bytes);
      await ingestUpload({ key: happening.key }, { store });
    } else {
      const { council: authority } = happening;
      const asked = { collection: COLLECTION, period: PERIOD, authority, reason: "Wrong year.", by: "officer" };
      await withdrawReturn(asked, { store, clock }).catch(() => undefined);
    }
  }
  return store;
}

function isUpload(happening: Upload | Withdrawal): happening is Upload {
  return "key" in happening;
}
