import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Authority } from "../../packages/core/src/authorities/authority.ts";
import { register } from "../../packages/core/src/authorities/register.generated.ts";
import { authoritiesOn, resolveAuthority } from "../../packages/core/src/authorities/resolve.ts";

/** First, last and a middle day of a council, from 2008 to 2025. */
function daysOf({ from, to }: Authority): readonly string[] {
  const first = from < "2008-01-01" ? "2008-01-01" : from;
  const last = to === "" ? "2025-12-31" : to;
  const middle = new Date((Date.parse(first) + Date.parse(last)) / 2).toISOString().slice(0, 10);
  return [first, middle, last];
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** Ways to write a name that leave it the same name. */
const spellings: readonly ((name: string, council: Authority) => string)[] = [
  (name) => name.toUpperCase(),
  (name) => `  ${name.toLowerCase()}\u00a0`,
  (name) => name.replaceAll(" and ", " & "),
  (name) => name.replaceAll("-", " ").replaceAll(".", ""),
  (name) => name.replaceAll(" ", "-"),
  (name) => `${name} Council`,
  (name) => `The ${name}`,
  (name) => `${name} (3)`,
  (name) => `${name}*`,
  (name) => `${name}\u00b2`,
  (name, { code }) => `${code}-${name}`,
  (name, { code }) => `${name} (${code})`,
  (name, { gss }) => `${gss} ${name}`,
];

/** Every text one letter away from another: one left out, one changed, two swapped. */
function misspellings(name: string): string[] {
  return [...name].flatMap((letter, at) => {
    const [before, after] = [name.slice(0, at), name.slice(at + 1)];
    const changed = [..."aenrst"].map((other) => before + other + after);
    return [before + after, before + after.slice(0, 1) + letter + after.slice(1), ...changed];
  });
}

describe("resolveAuthority", () => {
  it("finds every council by each of its names, its code and its GSS codes, in its own years", () => {
    for (const council of register) {
      for (const day of daysOf(council)) {
        for (const text of [council.code, council.gss, ...council.formerGss, ...council.names]) {
          expect(resolveAuthority(text, day), `${text} on ${day}`).toEqual({ kind: "found", authority: council });
        }
      }
    }
  });

  it("never takes a retired name, code or GSS code for a successor that does not share it", () => {
    for (const old of register.filter(({ to }) => to !== "")) {
      const today = authoritiesOn(dayAfter(old.to));
      for (const text of [old.code, old.gss, ...old.names]) {
        const isShared = today.some(
          ({ code, names }) => code === text || names.some((name) => name.toLowerCase() === text.toLowerCase()),
        );
        const { kind } = resolveAuthority(text, dayAfter(old.to));
        if (!isShared) expect(kind, text).toBe("not-then");
      }
    }
  });

  it("reads any spelling of a name as the same council", () => {
    for (const council of register) {
      const [, day = ""] = daysOf(council);
      for (const write of spellings) {
        const text = write(council.name, council);
        expect(resolveAuthority(text, day), `${text} on ${day}`).toEqual({ kind: "found", authority: council });
      }
    }
  });

  it("never takes a misspelt name for another council, unless it is that council's name", () => {
    const day = "2010-03-31";
    for (const council of authoritiesOn(day)) {
      const others = misspellings(council.name).flatMap((text) => {
        const resolution = resolveAuthority(text, day);
        if (resolution.kind !== "found" || resolution.authority === council) return [];
        return resolution.authority.names.includes(text) ? [] : [text];
      });
      expect(others, council.name).toEqual([]);
    }
  });

  it("takes any text on any day, throws nothing and finds only councils of that day", () => {
    const fragments = fc.array(
      fc.constantFrom(
        "102",
        "Z9D4Z",
        "E06000059",
        "of",
        "City",
        "County",
        "Council",
        "London",
        "Dorset",
        "(",
        "1",
        "-",
        " ",
        "&",
      ),
      { maxLength: 12 },
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fragments.map((parts) => parts.join(" ")),
    );
    const days = fc.constantFrom("2008-03-31", "2010-03-31", "2019-04-01", "2024-03-31", "", "not a day");
    fc.assert(
      fc.property(texts, days, (text, day) => {
        const resolution = resolveAuthority(text, day);
        if (resolution.kind === "found") expect(authoritiesOn(day)).toContain(resolution.authority);
        if (resolution.kind === "unknown") expect(resolution.nearest.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 1000 },
    );
  });
});
