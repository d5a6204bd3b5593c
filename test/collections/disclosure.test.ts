import { describe, expect, it } from "vitest";
import { defineCollection } from "../../packages/core/src/collections/define-collection.ts";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import { clubs, protectedRules } from "../publish/disclosure/clubs.ts";

const declared = (disclosure: Partial<typeof protectedRules>) =>
  clubs({ disclosure: { ...protectedRules, ...disclosure } });

describe("what a collection says of small numbers", () => {
  it.each([
    ["a threshold of one hides nobody", { below: 1 }, /below is 1/],
    ["a width of one is no width", { width: { kind: "values" as const, atLeast: 1 } }, /fewer than 2 values/],
    ["nothing may be hidden", { mostHidden: 0 }, /mostHidden is 0/],
    ["no step", { steps: [] }, /steps names none/],
    ["a step twice", { steps: ["hide", "hide"] as const }, /one twice/],
  ])("is refused where it cannot protect: %s", (_, disclosure, words) => {
    expect(() => declared(disclosure)).toThrow(words);
  });

  it("is refused where numbers could not be rounded further to its base", () => {
    expect(() => clubs({ roundCountsTo: 4, disclosure: protectedRules })).toThrow(/multiple of roundCountsTo, 4/);
  });

  it("is needed where people are counted, and a reason where they need no protection", () => {
    const { disclosure: _, ...publish } = clubs().publish;
    expect(() => defineCollection({ ...clubs(), publish })).toThrow(/counts people/);
    expect(() => clubs({ disclosure: { kind: "open", because: " " } })).toThrow(/without a reason/);
  });

  it("is said by every collection that counts people", () => {
    const said = Object.fromEntries(
      registry.map(({ id, publish }) => [id, publish.disclosure?.kind ?? "nobody counted"]),
    );
    expect(said).toEqual({
      "direct-payments": "open",
      "personal-budgets": "protected",
      "self-directed-support": "open",
      spending: "nobody counted",
    });
  });
});
