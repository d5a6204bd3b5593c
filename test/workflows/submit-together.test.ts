import { describe, expect, it } from "vitest";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { submitFile } from "../../packages/core/src/workflows/submit-file.ts";
import { place, surveyReturn } from "./survey-return.ts";

/** A store in which another file of the same name comes between every first upload and its reading. */
function crowded(store: Store, other: Uint8Array): Store {
  let came = 0;
  return {
    ...store,
    uploads: {
      ...store.uploads,
      async put(key, bytes) {
        const done = await store.uploads.put(key, bytes);
        came += 1;
        if (came === 1) await store.uploads.put(key, other);
        return done;
      },
    },
  };
}

describe("two files of one name at a time", () => {
  it("each get their own receipt, though one takes the other's place before it is read", async () => {
    const [ours, theirs] = [901, 902].map((n) =>
      surveyReturn((text) => text.replace("5200,900", `5200,${n}`).replace(",1765", `,${865 + n}`)),
    );
    if (ours === undefined || theirs === undefined) throw new Error("There are two");
    const store = memoryStore();
    const sent = { ...place, name: "return.csv" };
    const first = await submitFile({ ...sent, bytes: ours, by: "one" }, { store: crowded(store, theirs) });
    const second = await submitFile({ ...sent, bytes: theirs, by: "another" }, { store });
    expect(first.submission).not.toBe(second.submission);
    const { receipt } = first;
    expect([receipt.received.by, receipt.file, receipt.outcome]).toEqual(["one", "return.csv", "accepted"]);
    expect((await store.data.head(`originals/${receipt.sha256}`))?.size).toBe(ours.length);
  });
});
