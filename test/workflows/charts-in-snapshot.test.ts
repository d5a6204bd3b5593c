import { describe, expect, it } from "vitest";
import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { publishNational } from "../../packages/core/src/workflows/publish-national.ts";
import { storedSnapshot } from "../../packages/core/src/workflows/snapshot-source.ts";
import { verifySnapshot } from "../../packages/core/src/workflows/verify-snapshot.ts";
import { spending, spendingStore } from "./spending-store.ts";

describe("charts.html of a snapshot", () => {
  it("is made again to the byte by verify, which names it where one byte is another", async () => {
    const { store } = await spendingStore();
    await publishNational({ collection: spending }, { store, openTables, openSolver });
    const verify = async () => verifySnapshot(await storedSnapshot(store.data, spending), { openTables, openSolver });
    expect(await verify()).toMatchObject({ same: true, differences: [] });
    const key = `snapshots/${spending}/1.0.0/charts.html`;
    const page = new TextDecoder().decode((await store.data.get(key))?.bytes);
    expect(page).toContain('<svg xmlns="http://www.w3.org/2000/svg" role="img"');
    await store.data.put(key, new TextEncoder().encode(page.replace("£650", "£651")));
    expect((await verify()).differences).toMatchObject([{ object: key, problem: "not as rebuilt" }]);
  });
});
