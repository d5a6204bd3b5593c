import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { bundleCheck } from "./bundle-check.ts";

function moduleOf(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), "returns-bundle-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "module.ts"), code);
  return join(folder, "module.ts");
}

describe("the bundle of the check for a browser", () => {
  it("is made without anything that only Node has", async ({ annotate }) => {
    const { code, minifiedBytes, gzipBytes, bytesBySource } = await bundleCheck();
    await annotate(`${minifiedBytes} bytes, ${gzipBytes} with gzip: ${JSON.stringify(bytesBySource)}`);
    expect(code).toContain("checkText");
    expect(code).not.toMatch(/["']node:/);
  });

  it.each([
    ['import { readFileSync } from "node:fs"; export const a = readFileSync;', /Could not resolve "node:fs"/],
    ['import { readFileSync } from "fs"; export const a = readFileSync;', /Could not resolve "fs"/],
    ['export const a = await import("node:os");', /Could not resolve "node:os"/],
    ['export const a = Buffer.from("a");', /only Node has Buffer/],
    ["export const a = process.env;", /only Node has process/],
    ['export const a = await import("https://example.org/a.js");', /it imports https:/],
  ])("is refused where it would hold %s", async (code, why) => {
    await expect(bundleCheck(moduleOf(code))).rejects.toThrow(why);
  });
});
