import { existsSync } from "node:fs";
import { expect, it } from "vitest";
import { DEAREST } from "../dearest-first.ts";

it("the files that are begun first are there under these names", () => {
  const lost = DEAREST.filter((name) => !existsSync(new URL(`../${name}.test.ts`, import.meta.url)));
  expect(lost).toEqual([]);
});
