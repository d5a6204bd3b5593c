import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EventName } from "../../packages/core/src/filing/entry.ts";
import { foldReturn } from "../../packages/core/src/filing/fold-return.ts";
import type { LogKey } from "../../packages/core/src/filing/log-key.ts";
import { logOf } from "./log-of.ts";

const event = fc.constantFrom<EventName>(
  "received",
  "received",
  "rejected",
  "needs-explanation",
  "accepted",
  "checked",
  "withdrawn",
  "reopened",
  "closed",
);
const said = fc
  .tuple(event, fc.constantFrom("a1", "b2", "c3"), fc.integer({ min: 1, max: 9 }))
  .map(([name, subject, day]) => [name, subject, `2026-01-0${day}`] as const);
const log = fc.array(said, { maxLength: 16 }).map((all) => logOf(...all));
const window = logOf(["window", "20260101.20260103.20260105", "2025-12-01"]);

describe("foldReturn", () => {
  it("comes to the same for entries in any order and repeated", () => {
    const shuffled = log.chain((keys) =>
      fc.tuple(fc.constant(keys), fc.shuffledSubarray([...keys, ...keys], { minLength: 2 * keys.length })),
    );
    fc.assert(
      fc.property(shuffled, ([keys, mixed]) => {
        expect(foldReturn(mixed, window)).toEqual(foldReturn(keys, window));
      }),
    );
  });

  it("counts what a plain reading of the rules counts", () => {
    fc.assert(
      fc.property(log, (keys) => {
        expect(foldReturn(keys, window).current?.submission).toBe(plainReading(keys));
      }),
    );
  });
});

/** The rules read out, a day at a time: no code shared with the fold. */
function plainReading(keys: readonly LogKey[]): string | undefined {
  const all = keys.map(({ event: name, subject, at }) => ({ name, subject, day: Number(at.slice(8, 10)) }));
  const withdrawn = Math.max(0, ...all.filter(({ name }) => name === "withdrawn").map(({ day }) => day));
  const counts = (day: number) => {
    if (day <= withdrawn) return false;
    if (day <= 5) return true;
    return all.some(({ name, day: from }) => {
      if (name !== "reopened") return false;
      return !all.some((end) => end.name === "closed" && end.day > from && end.day < day);
    });
  };
  const accepted = new Set(all.filter(({ name }) => name === "accepted").map(({ subject }) => subject));
  const arrivals = all.filter(({ name, subject, day }) => name === "received" && accepted.has(subject) && counts(day));
  const last = Math.max(0, ...arrivals.map(({ day }) => day));
  return arrivals
    .filter(({ day }) => day === last)
    .map(({ subject }) => subject)
    .toSorted()
    .at(-1);
}
