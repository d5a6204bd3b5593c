import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { catalogue } from "../../packages/core/src/findings/catalogue.ts";

// Every code has a case named after it, in which it is given and no other error or query is, and a
// `-near-miss` that comes close and is accepted without.

const NO_CASE: Readonly<Record<string, string>> = {
  "over-limit": "the limits are far above what belongs in a folder; test/ingest/decode holds lower ones against them",
  "unfiled-upload": "it is about the key of an upload, so it needs a store; test/workflows files uploads without one",
  "header-changed": "it needs a header that was confirmed for an earlier return; test/ingest/match confirms some",
  "header-confirmed": "it needs a header that was confirmed for an earlier return; test/workflows confirms some",
};

const folder = fileURLToPath(new URL(".", import.meta.url));
const expectation = z.object({
  outcome: z.string(),
  findings: z.array(z.object({ code: z.string(), severity: z.enum(["error", "query", "note"]) })),
});

/** What is expected of the cases of this name, in whichever collections have one. */
function expected(name: string): z.infer<typeof expectation>[] {
  return readdirSync(folder).flatMap((collection) => {
    const file = `${folder}${collection}/${name}/expected.json`;
    return existsSync(file) ? [expectation.parse(JSON.parse(readFileSync(file, "utf8")))] : [];
  });
}

describe("every code of the catalogue", () => {
  const codes = Object.keys(catalogue).filter((code) => !(code in NO_CASE));

  it.each(codes)("%s has a case in which it is given and nothing else is asked", (code) => {
    const cases = expected(code);
    expect(cases.length).toBeGreaterThan(0);
    for (const { findings } of cases) {
      expect(findings.map((finding) => finding.code)).toContain(code);
      const asked = findings.filter(({ severity }) => severity !== "note").map((finding) => finding.code);
      expect(asked.filter((one) => one !== code)).toEqual([]);
    }
  });

  it.each(codes)("%s has a near miss that is accepted without it", (code) => {
    const cases = expected(`${code}-near-miss`);
    expect(cases.length).toBeGreaterThan(0);
    for (const { outcome, findings } of cases) {
      expect(outcome).toBe("accepted");
      expect(findings.map((finding) => finding.code)).not.toContain(code);
      expect(findings.filter(({ severity }) => severity !== "note")).toEqual([]);
    }
  });

  it("is left out only where the catalogue has it and no case does", () => {
    for (const code of Object.keys(NO_CASE)) {
      expect(Object.keys(catalogue)).toContain(code);
      expect(expected(code)).toEqual([]);
    }
  });
});
