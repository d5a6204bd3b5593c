import { expect, it } from "vitest";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { bytesOf, keysOf } from "./objects-contract.ts";

it("a memory store takes its times from the clock it is given and keeps its two areas apart", async () => {
  const { uploads, data } = memoryStore(() => new Date("2010-03-31T12:00:00.000Z"));
  await uploads.put("a", bytesOf("x"));
  expect((await uploads.head("a"))?.modified).toBe("2010-03-31T12:00:00.000Z");
  expect(await keysOf(data.list(""))).toEqual([]);
});
