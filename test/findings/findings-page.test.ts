import { expect, it } from "vitest";
import { findingsPage } from "../../packages/core/src/findings/findings-page.ts";

it("docs/findings.md is what the catalogue and the words say now (update it with: npx vitest run test/findings -u)", async () => {
  await expect(findingsPage()).toMatchFileSnapshot("../../docs/findings.md");
});
