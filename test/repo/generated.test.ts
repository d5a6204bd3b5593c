import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import { generatedFiles } from "../../scripts/generate/generated-files.ts";
import { staleFiles } from "../../scripts/generate/stale-files.ts";

const root = new URL("../../", import.meta.url);

function generatedNames(): string[] {
  return readdirSync(new URL("packages/core/src/", root), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".generated.ts"))
    .map((name) => `packages/core/src/${name.replaceAll("\\", "/")}`);
}

describe("the generated files", () => {
  const files = generatedFiles(root);

  it("are what data/ and the collections make of them; if not, run: npm run generate", () => {
    expect(staleFiles(root, files).map(({ path }) => path)).toEqual([]);
  });

  it("are all written by the generator, none by hand", () => {
    expect(generatedNames().sort()).toEqual(files.map(({ path }) => path).sort());
  });

  it("are stale when their text is another or the file is missing", () => {
    const [file] = files;
    const changed = file === undefined ? [] : [{ ...file, text: `${file.text} ` }];
    const missing = [{ path: "packages/core/src/no-such-file.generated.ts", text: "" }];
    expect(staleFiles(root, [...changed, ...missing])).toHaveLength(2);
  });

  it("list every collection under the id its file is named after, and only collections", () => {
    const ids = registry.map(({ id }) => id);
    const named = readdirSync(new URL("packages/core/src/collections/", root)).map((name) => name.replace(/\.ts$/, ""));
    expect(ids.length).toBeGreaterThan(2);
    expect(named).toEqual(expect.arrayContaining(ids));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
