import { describe, expect, it } from "vitest";
import type { AttackTarget } from "../../../packages/core/src/publish/disclose/attack/attack-targets.ts";
import { isWide } from "../../../packages/core/src/publish/disclose/attack/watched.ts";
import { wholeTable } from "../../../packages/core/src/publish/disclose/attack/whole-table.ts";
import { rules } from "./grid.ts";

describe("an interval is wide", () => {
  const target = (kind: AttackTarget["kind"], value: bigint): AttackTarget => {
    return { kind, value, cells: [0], leaves: new Map(), isSmall: value < 5n };
  };
  const isSo = (of: AttackTarget, [low, high]: readonly [bigint, bigint], zeros: "shown" | "hidden" = "hidden") =>
    isWide({ target: of, low, high, rules: { ...rules, width: { kind: "small" }, zeros } });

  it("where a small number may be anything its mark stands for, from the least to the most", () => {
    const few = target("cell", 3n);
    expect([isSo(few, [0n, 4n]), isSo(few, [0n, 3n]), isSo(few, [1n, 4n])]).toEqual([true, false, false]);
    expect([isSo(few, [1n, 4n], "shown"), isSo(few, [2n, 9n], "shown")]).toEqual([true, false]);
  });

  it("where any other number has as many values as the mark", () => {
    expect([isSo(target("cell", 40n), [38n, 42n]), isSo(target("cell", 40n), [38n, 41n])]).toEqual([true, false]);
    expect([isSo(target("rest", 3n), [2n, 6n]), isSo(target("rest", 3n), [2n, 5n])]).toEqual([true, false]);
  });

  it("where it holds as many values as the rules ask for", () => {
    const of = (high: bigint) => isWide({ target: target("sum", 3n), low: 2n, high, rules });
    expect([of(4n), of(3n)]).toEqual([true, false]);
  });
});

describe("a solution is a table", () => {
  const column = { lower: -2, upper: 3, cost: 0 };
  const program = {
    columns: [column, column],
    rows: [{ lower: 0, upper: 0, columns: [0, 1], factors: [1, 1] }],
  };

  it("where its numbers are whole, within their bounds, and agree with all that is shown", () => {
    expect(wholeTable(program, [2.0000000001, -2])).toEqual([2, -2]);
    expect(wholeTable(program, [1.5, -1.5])).toBeNull();
    expect(wholeTable(program, [3, -3])).toBeNull();
    expect(wholeTable(program, [2, -1])).toBeNull();
  });
});
