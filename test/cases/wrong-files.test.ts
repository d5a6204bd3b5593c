import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";

// Of each kind of wrong file and of data about people, at least three variants are recognised and three that come close
// are not. `<name>…` are the ones that are, `<name>…near-miss…` those that are not.

const KINDS = [
  ["last-period-again", "last-period-again"],
  ["another-authority", "another-authority"],
  ["another-collection", "another-collection"],
  ["columns-swapped", "columns-swapped"],
  ["other-scale", "other-scale"],
  ["rows-shifted", "rows-shifted"],
  ["personal-data-nhs", "personal-data"],
  ["personal-data-insurance", "personal-data"],
  ["personal-data-email", "personal-data"],
  ["personal-data-birth", "personal-data"],
  ["personal-data-postcode", "personal-data"],
  ["personal-data-phone", "personal-data"],
] as const;

const folder = fileURLToPath(new URL(".", import.meta.url));
const expectation = z.object({ findings: z.array(z.object({ code: z.string(), severity: z.string() })) });

function cases(start: string): { name: string; asked: string[] }[] {
  return readdirSync(folder).flatMap((collection) => {
    const all = existsSync(`${folder}${collection}/good`) ? readdirSync(`${folder}${collection}`) : [];
    return all.flatMap((name) => {
      if (name !== start && !name.startsWith(`${start}-`)) return [];
      const file = readFileSync(`${folder}${collection}/${name}/expected.json`, "utf8");
      const { findings } = expectation.parse(JSON.parse(file));
      return [{ name, asked: findings.flatMap(({ code, severity }) => (severity === "note" ? [] : [code])) }];
    });
  });
}

describe.each(KINDS)("%s", (start, code) => {
  const all = cases(start);
  const close = all.filter(({ name }) => name.includes("near-miss"));
  const sensed = all.filter(({ name }) => !name.includes("near-miss"));

  it("is recognised in three variants and more, each by one finding and no other", () => {
    expect(sensed.length).toBeGreaterThanOrEqual(3);
    for (const { name, asked } of sensed) expect(asked, name).toEqual([code]);
  });

  it("is not seen in three near misses and more", () => {
    expect(close.length).toBeGreaterThanOrEqual(3);
    for (const { name, asked } of close) expect(asked, name).not.toContain(code);
  });
});
