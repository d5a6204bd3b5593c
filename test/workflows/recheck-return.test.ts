import { describe, expect, it } from "vitest";
import { originalKey } from "../../packages/core/src/filing/keys.ts";
import type { Objects, Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { recheckReturn } from "../../packages/core/src/workflows/recheck-return.ts";
import { reconcile } from "../../packages/core/src/workflows/reconcile.ts";
import { listLog, readReturn } from "../../packages/core/src/workflows/return-log.ts";
import { setFilingRules } from "../../packages/core/src/workflows/set-rules.ts";
import { setWindow } from "../../packages/core/src/workflows/set-window.ts";
import { signOff } from "../../packages/core/src/workflows/sign-off.ts";
import { waiveRule } from "../../packages/core/src/workflows/waive-rule.ts";
import { withdrawReturn } from "../../packages/core/src/workflows/withdraw-return.ts";
import { workUploads } from "../../packages/core/src/workflows/work-uploads.ts";
import { key, place, surveyReturn } from "./survey-return.ts";

const blank = surveyReturn((text) => text.replace(",160,30,80,", ",,30,80,"));
const by = "survey team";

/** A day between one thing and the next. */
function open() {
  let day = 0;
  const clock = () => new Date(Date.UTC(2026, 0, ++day, 9));
  return { store: memoryStore(clock), clock };
}

async function send(store: Store, bytes: Uint8Array) {
  await store.uploads.put(key, bytes);
  const ingested = await ingestUpload({ key, by: "finance officer" }, { store });
  if (ingested === undefined) throw new Error("The upload went away");
  return ingested;
}

function waive({ store, clock }: ReturnType<typeof open>) {
  const terms = { code: "blank-cell", table: "people", reason: "New system.", expires: "2026-12-31", by };
  return waiveRule({ ...place, ...terms }, { store, clock });
}

describe("recheckReturn", () => {
  it("reads a rejected file again under what was granted since, as come when it came", async () => {
    const at = open();
    const first = await send(at.store, blank);
    await waive(at);
    const again = await recheckReturn({ ...place, by }, at);
    expect(again).toMatchObject({
      again: false,
      receipt: { outcome: "accepted", lastTry: { receipt: first.submission } },
    });
    const state = await readReturn(at.store.data, place);
    expect(state).toMatchObject({
      standing: "accepted",
      current: { submission: again.receipt.receipt, at: first.receipt.received.at },
      newest: undefined,
    });
  });

  it("does not make late what came in time", async () => {
    const at = open();
    const days = { opens: "2025-12-01", due: "2025-12-31", closes: "2026-01-06", remind: [] };
    await setWindow({ ...place, ...days, by, moveDue: false, force: false }, { data: at.store.data, clock: at.clock });
    await send(at.store, blank);
    await waive(at);
    const again = await recheckReturn({ ...place, by }, at);
    const { at: came, recheck } = again.receipt.received;
    expect(came < "2026-01-07" && (recheck?.at ?? "") > "2026-01-07").toBe(true);
    expect((await readReturn(at.store.data, place)).current?.submission).toBe(again.receipt.receipt);
  });

  it("writes nothing to the log where nothing has changed", async () => {
    const at = open();
    const first = await send(at.store, blank);
    const before = await listLog(at.store.data, place);
    const again = await recheckReturn({ ...place, by }, at);
    expect(again).toMatchObject({ again: true, receipt: first.receipt });
    expect(await listLog(at.store.data, place)).toEqual(before);
  });

  it("is not for the sender to sign off, who is still the one who sent it", async () => {
    const at = open();
    await setFilingRules({ ...place, rules: { signOff: true }, by }, at);
    await send(at.store, blank);
    await waive(at);
    expect((await recheckReturn({ ...place, by }, at)).receipt.outcome).toBe("awaiting-sign-off");
    await expect(signOff({ ...place, by: "finance officer" }, at)).rejects.toThrow("someone else");
    expect(await signOff({ ...place, by: "director" }, at)).toMatchObject({ standing: "accepted" });
  });

  it("is finished by whoever comes next where it was cut short", async () => {
    const at = open();
    await send(at.store, blank);
    await waive(at);
    const put: Objects["put"] = (to, bytes, condition) =>
      to.includes("-accepted-") ? Promise.reject(new Error("The power went")) : at.store.data.put(to, bytes, condition);
    const dying = { ...at, store: { ...at.store, data: { ...at.store.data, put } } };
    await expect(recheckReturn({ ...place, by }, dying)).rejects.toThrow("The power went");
    expect((await readReturn(at.store.data, place)).standing).not.toBe("accepted");
    expect(await workUploads({ store: at.store })).toMatchObject({ worked: [], before: 1 });
    expect(await reconcile({ store: at.store })).toMatchObject({
      mended: [{ standing: "accepted" }],
      stuck: [],
      unknown: [],
    });
    expect((await readReturn(at.store.data, place)).standing).toBe("accepted");
  });

  it("is refused where the last file was accepted, was withdrawn, or is not there", async () => {
    const at = open();
    await expect(recheckReturn({ ...place, by }, at)).rejects.toThrow("Only a file that was rejected");
    await send(at.store, surveyReturn());
    await expect(recheckReturn({ ...place, by }, at)).rejects.toThrow("The last one is accepted");
    const { receipt } = await send(at.store, blank);
    await expect(recheckReturn({ ...place, by: " " }, at)).rejects.toThrow("Say who decides");
    await at.store.data.delete(originalKey(receipt.sha256));
    await expect(recheckReturn({ ...place, by }, at)).rejects.toThrow("Send it again");
    await withdrawReturn({ ...place, reason: "Wrong year.", by: "finance officer" }, at);
    await expect(recheckReturn({ ...place, by }, at)).rejects.toThrow("The last one is withdrawn");
  });
});
