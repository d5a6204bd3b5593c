import { beforeAll, describe, expect, it } from "vitest";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { type AskedReturn, previewAcceptance } from "../../packages/core/src/workflows/preview-acceptance.ts";
import { contentsOf, month, payments, send, spending, spendingStore } from "./spending-store.ts";

type Filled = Awaited<ReturnType<typeof spendingStore>>;
let filled: Filled;

beforeAll(async () => {
  filled = await spendingStore();
});

const clock = () => new Date("2026-01-02T09:00:00.000Z");
const preview = (asked: AskedReturn, { store }: Pick<Filled, "store"> = filled) =>
  previewAcceptance(asked, { store, openTables, clock });

const file = (amount: string, authority: string, day?: string) => ({
  ...{ name: "payments.csv", bytes: payments(amount, day), collection: spending, period: month, authority },
});

const england = (found: Awaited<ReturnType<typeof preview>>) =>
  found.impact?.figures.moved.find(({ level, measure }) => level === "england" && measure === "spend");

describe("previewAcceptance", () => {
  it("tells what a file that has not been sent would move, its council's place and the coverage after", async () => {
    const found = await preview(file("700.00", "210"));
    expect(found).toMatchObject({
      receipt: null,
      standing: "not sent",
      counts: false,
      outcome: "accepted",
      instead: null,
    });
    expect(england(found)).toMatchObject({
      from: { value: "650" },
      to: { value: "1350" },
      by: "700",
      percent: "107.7",
    });
    const [council] = found.impact?.councils ?? [];
    expect(council?.measures[0]).toMatchObject({
      ...{ measure: "spend", from: { value: null, status: "x" }, to: { value: "700" } },
      rank: { before: { position: null, why: "no value" }, after: { position: 1, of: 3, without: 149 } },
      change: { since: "2013-09", change: null, others: { verdict: "cannot tell" }, own: { verdict: "cannot tell" } },
    });
    expect(found.impact?.coverage[0]).toMatchObject({
      measure: "spend",
      before: { responded: 2 },
      after: { responded: 3 },
    });
  });

  it("tells what a file in the place of the one that counts would move", async () => {
    const found = await preview(file("400.00", "104"));
    expect(found).toMatchObject({ instead: filled.counted, council: "Northumberland" });
    expect(england(found)).toMatchObject({ from: { value: "650" }, to: { value: "800" }, by: "150" });
    const [council] = found.impact?.councils ?? [];
    expect(council?.measures[0]?.rank).toMatchObject({
      before: { position: 2, tied: 0 },
      after: { position: 1, tied: 1 },
    });
  });

  it("says that a rejected submission would be, and what it would move if it counted all the same", async () => {
    const found = await preview({ receipt: filled.rejected });
    expect(found).toMatchObject({ standing: "rejected", outcome: "rejected", findings: { error: 1 }, counts: false });
    expect(england(found)).toMatchObject({ from: { value: "650" }, to: { value: "1650" } });
  });

  it("holds one that counts already against what counted before it", async () => {
    const found = await preview({ receipt: filled.counted });
    expect(found).toMatchObject({ counts: true, standing: "accepted", instead: filled.first });
    expect(england(found)).toMatchObject({ from: { value: "500" }, to: { value: "650" }, by: "150" });
  });

  it("reads the period and the council from a file that says them, and says which is missing", async () => {
    const asked = { name: "payments.csv", bytes: payments("1.00"), collection: spending };
    await expect(preview({ ...asked, period: month })).rejects.toThrow("Say which council with --authority.");
    const named = new TextEncoder().encode(
      "Body name,Northumberland\r\n\r\nSupplier,Net amount,Payment date\r\nOne,400.00,12/09/2014\r\n",
    );
    expect(england(await preview({ ...asked, bytes: named, period: month }))).toMatchObject({ to: { value: "800" } });
  });

  it("tells nothing of a file that cannot be read, and refuses a receipt that is not there", async () => {
    const bytes = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]);
    expect(await preview({ ...file("1", "210"), bytes })).toMatchObject({
      outcome: "unreadable",
      impact: null,
    });
    await expect(preview({ receipt: "0".repeat(20) })).rejects.toThrow("There is no receipt");
  });

  it("writes nothing: every key, version and byte of the store is the same after", async () => {
    const own = await spendingStore();
    await send(own.store, "210", payments("5.00"));
    const before = await contentsOf(own.store);
    for (const asked of [
      file("9.00", "210"),
      file("9.00", "106"),
      { receipt: own.rejected },
      { receipt: own.counted },
    ]) {
      await preview(asked, own);
    }
    expect(await contentsOf(own.store)).toEqual(before);
  });
});
