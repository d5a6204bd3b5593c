import { describe, expect, it } from "vitest";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { explainFindings } from "../../packages/core/src/workflows/explain-findings.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { knownCollection } from "../../packages/core/src/workflows/known.ts";
import { listLog, readCurrent, readReturn } from "../../packages/core/src/workflows/return-log.ts";
import { setFilingRules } from "../../packages/core/src/workflows/set-rules.ts";
import { settleSubmission } from "../../packages/core/src/workflows/settle-submission.ts";
import { signOff } from "../../packages/core/src/workflows/sign-off.ts";
import { endWaiver, listWaivers, waiveRule } from "../../packages/core/src/workflows/waive-rule.ts";
import { withdrawReturn } from "../../packages/core/src/workflows/withdraw-return.ts";
import { key, place, surveyReturn } from "./survey-return.ts";
import { ticking } from "./ticking.ts";

/** The base of the indicator is less than those with support in one row: a query. */
function withBase(base: number, edit: (text: string) => string = (text) => text): Uint8Array {
  return surveyReturn((text) => edit(text.replace(",5200,", `,${base},`).replace(",8805,", `,${base + 3605},`)));
}
const queried = withBase(3000);
const sender = "finance officer";

function open() {
  const clock = ticking();
  return { store: memoryStore(clock), clock };
}

async function send(store: Store, bytes: Uint8Array, { at = key, by = sender } = {}) {
  await store.uploads.put(at, bytes);
  const ingested = await ingestUpload({ key: at, by }, { store });
  if (ingested === undefined) throw new Error("The upload went away");
  return ingested;
}

async function standing(store: Store) {
  return (await readReturn(store.data, place)).standing;
}

function numbered(severity: string, findings: readonly { severity: string; number: number }[]): number[] {
  return findings.filter((one) => one.severity === severity).map(({ number }) => number);
}

describe("the same file", () => {
  it("sent again under another name is the file we hold, with the first receipt", async () => {
    const { store } = open();
    const first = await send(store, surveyReturn());
    const second = await send(store, surveyReturn(), { at: key.replace(/[^/]+$/, "copy of it.csv") });
    expect(second).toMatchObject({ again: true, submission: first.submission, receipt: first.receipt });
    expect(first.again).toBe(false);
  });

  it("is checked again, and answered anew, once a waiver lets it through", async () => {
    const { store, clock } = open();
    const broken = surveyReturn((text) => text.replace(",3150,", ",,"));
    const first = await send(store, broken);
    expect(first.outcome).toBe("rejected");
    const code = first.receipt.findings.find(({ severity }) => severity === "error")?.code ?? "";
    await waiveRule(
      { ...place, code, table: "people", reason: "The system is being replaced.", expires: "2026-03-31", by: "head" },
      { store, clock },
    );
    const second = await send(store, broken);
    expect(second).toMatchObject({ again: false, outcome: "accepted" });
    expect(second.receipt.findings.find((one) => one.code === code)?.waiver?.approver).toBe("head");
    const current = await readCurrent(store.data, await readReturn(store.data, place));
    expect(current?.waivers).toMatchObject([{ code, reason: "The system is being replaced.", expires: "2026-03-31" }]);
  });
});

describe("waivers", () => {
  const terms = { ...place, table: "people", reason: "A reason.", expires: "2026-03-31", by: "head" };

  it("are listed until they are ended, and hold for no file that comes after", async () => {
    const { store, clock } = open();
    const waiver = await waiveRule({ ...terms, code: "blank-cell" }, { store, clock });
    expect(await listWaivers(place, { store })).toEqual([waiver]);
    await endWaiver({ ...place, id: waiver.id, reason: "Not needed.", by: "head" }, { store, clock });
    expect(await listWaivers(place, { store })).toEqual([]);
    const broken = surveyReturn((text) => text.replace(",3150,", ",,"));
    expect((await send(store, broken)).outcome).toBe("rejected");
  });

  it.each([
    [{ code: "damaged-file" }, "cannot be waived"],
    [{ code: "blank-cell", table: "nowhere" }, 'no table "nowhere"'],
    [{ code: "blank-cell", column: "nowhere" }, 'no column "nowhere"'],
    [{ code: "blank-cell", expires: "2025-12-31" }, "is past"],
    [{ code: "blank-cell", expires: "soon" }, "is not a day"],
    [{ code: "blank-cell", reason: " " }, "Give the reason"],
    [{ code: "blank-cell", by: "" }, "Say who decides"],
  ])("are refused with the reason: %j", async (over, words) => {
    const { store, clock } = open();
    await expect(waiveRule({ ...terms, ...over }, { store, clock })).rejects.toThrow(words);
  });
});

describe("explanations", () => {
  async function asking() {
    const { store, clock } = open();
    await setFilingRules({ ...place, rules: { explainQueries: true }, by: "head" }, { store, clock });
    const sent = await send(store, queried);
    return { store, clock, sent, queries: numbered("query", sent.receipt.findings) };
  }

  it("let a return count once every query has one", async () => {
    const { store, clock, sent, queries } = await asking();
    expect(sent.outcome).toBe("needs-explanation");
    expect(queries.length).toBeGreaterThan(0);
    expect(await standing(store)).toBe("needs-explanation");
    const explanations = queries.map((number) => ({ number, text: "The base is of another day." }));
    const state = await explainFindings({ ...place, explanations, by: sender }, { store, clock });
    expect(state).toMatchObject({ standing: "accepted", current: { submission: sent.submission } });
  });

  it("are carried to the next upload until the value moves, then asked for again", async () => {
    const { store, clock, queries } = await asking();
    const explanations = queries.map((number) => ({ number, text: "The base is of another day." }));
    await explainFindings({ ...place, explanations, by: sender }, { store, clock });
    const same = withBase(3000, (text) => text.replace(",180", ",190").replace(",1765", ",1775"));
    const next = await send(store, same);
    expect(next.outcome).toBe("accepted");
    expect(next.receipt.findings.find(({ severity }) => severity === "query")?.explanation).toMatchObject({
      text: "The base is of another day.",
      by: sender,
      period: place.period,
    });
    const moved = withBase(2900);
    expect((await send(store, moved)).outcome).toBe("needs-explanation");
    expect((await readReturn(store.data, place)).current?.submission).toBe(next.submission);
  });

  it.each([
    [99, "has no finding 99"],
    [2, "asks nothing"],
  ])("are refused for finding %i of a receipt that has no such query", async (number, words) => {
    const { store, clock } = await asking();
    const asked = { ...place, explanations: [{ number, text: "Why." }], by: sender };
    await expect(explainFindings(asked, { store, clock })).rejects.toThrow(words);
  });

  it("are refused where nothing was sent", async () => {
    const { store, clock } = open();
    const asked = { ...place, explanations: [{ number: 1, text: "Why." }], by: sender };
    await expect(explainFindings(asked, { store, clock })).rejects.toThrow("Nothing has been sent");
  });
});

describe("sign-off", () => {
  async function waiting() {
    const { store, clock } = open();
    await setFilingRules({ ...place, rules: { signOff: true }, by: "head" }, { store, clock });
    return { store, clock, sent: await send(store, surveyReturn()) };
  }

  it("is not for the one who sent it", async () => {
    const { store, clock, sent } = await waiting();
    expect(sent.outcome).toBe("awaiting-sign-off");
    await expect(signOff({ ...place, by: " Finance Officer" }, { store, clock })).rejects.toThrow("someone else");
    expect(await standing(store)).toBe("awaiting-sign-off");
    expect(await signOff({ ...place, by: "director" }, { store, clock })).toMatchObject({ standing: "accepted" });
  });

  it("is asked for again by a new upload", async () => {
    const { store, clock, sent } = await waiting();
    await signOff({ ...place, by: "director" }, { store, clock });
    const other = surveyReturn((text) => text.replaceAll("600,180", "650,180").replace(",8805,", ",8855,"));
    expect((await send(store, other)).outcome).toBe("awaiting-sign-off");
    const state = await readReturn(store.data, place);
    expect(state).toMatchObject({
      current: { submission: sent.submission },
      newest: { standing: "awaiting-sign-off" },
    });
  });

  it("is refused for a return that does not wait for it", async () => {
    const { store, clock } = open();
    await send(store, surveyReturn());
    await expect(signOff({ ...place, by: "director" }, { store, clock })).rejects.toThrow("does not wait");
  });

  it("is finished by whoever comes next where a crash came between the signature and its effect", async () => {
    const { store, clock, sent } = await waiting();
    let crashed = false;
    const dying: Store = {
      ...store,
      data: {
        ...store.data,
        put(at, bytes, condition) {
          if (!at.includes("-accepted-")) return store.data.put(at, bytes, condition);
          crashed = true;
          return Promise.reject(new Error("The power went"));
        },
      },
    };
    await expect(signOff({ ...place, by: "director" }, { store: dying, clock })).rejects.toThrow("The power went");
    expect(crashed).toBe(true);
    expect(await standing(store)).toBe("awaiting-sign-off");
    const collection = knownCollection(place.collection);
    await settleSubmission(store.data, { place, collection, submission: sent.submission });
    expect(await standing(store)).toBe("accepted");
    const before = await listLog(store.data, place);
    await settleSubmission(store.data, { place, collection, submission: sent.submission });
    expect(await listLog(store.data, place)).toEqual(before);
  });
});

describe("withdrawal", () => {
  it("lets nothing count that came before, and what comes after", async () => {
    const { store, clock } = open();
    await send(store, surveyReturn());
    expect(await withdrawReturn({ ...place, reason: "Wrong year.", by: sender }, { store, clock })).toMatchObject({
      standing: "withdrawn",
      current: undefined,
    });
    await send(store, surveyReturn());
    expect(await standing(store)).toBe("accepted");
  });

  it("is refused where nothing was sent", async () => {
    const { store, clock } = open();
    await expect(withdrawReturn({ ...place, reason: "Why not.", by: sender }, { store, clock })).rejects.toThrow(
      "nothing to withdraw",
    );
  });
});

describe("a receipt", () => {
  it("says what was fixed, what is still there and what is new since the last try", async () => {
    const { store } = open();
    const two = await send(
      store,
      surveyReturn((text) => text.replace(",3150,", ",many,").replace(",640,", ",lots,")),
    );
    const one = await send(
      store,
      surveyReturn((text) => text.replace(",3150,", ",many,")),
    );
    expect(two.receipt.lastTry).toBeUndefined();
    expect(one.receipt.lastTry).toMatchObject({ receipt: two.submission, outcome: "rejected", still: 1, new: 0 });
    expect(one.receipt.findings.some(({ severity }) => severity === "note")).toBe(true);
    expect(one.receipt.lastTry?.fixed.length).toBeGreaterThan(0);
    const error = one.receipt.findings.find(({ severity }) => severity === "error");
    expect(error).toMatchObject({ since: "still", key: expect.stringContaining(" / ") });
  });
});
