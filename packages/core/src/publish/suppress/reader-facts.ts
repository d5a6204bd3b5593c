import type { Check } from "../../collections/checks.ts";
import type { Collection } from "../../collections/define-collection.ts";
import { collectionAt } from "../../collections/define-collection.ts";
import type { RowGroup } from "../aggregate/row-groups.ts";
import type { Fact } from "../disclose/tables.ts";
import { leafId } from "./leaf-id.ts";

/**
 * What readers know of a return besides its figures: no return is accepted in which parts do not add up to their whole,
 * or a part is more than it. Only rules that cannot be answered with an explanation, and only where they hold.
 */
export function readerFacts(collection: Collection, groups: readonly RowGroup[]): readonly Fact[] {
  return groups.flatMap((group) =>
    collectionAt(collection, group.period).checks.flatMap((check) => factOf(check, group) ?? []),
  );
}

function factOf(check: Check, group: RowGroup): Fact | null {
  if ((check.kind !== "adds-up" && check.kind !== "at-most") || check.table !== group.table) return null;
  if ((check.severity ?? "error") !== "error") return null;
  const [most, least] = check.kind === "at-most" ? [[check.larger], [check.smaller]] : [[check.whole], check.parts];
  const columns = [...most, ...least];
  if (columns.some((column) => group.counts[column] === undefined)) return null;
  const sum = (of: readonly string[]) => of.reduce((total, column) => total + (group.counts[column] ?? 0n), 0n);
  const rest = sum(most) - sum(least);
  const isEqual = check.kind === "adds-up";
  if (rest < 0n || (isEqual && rest !== 0n)) return null;
  const terms = [
    ...most.map((column) => ({ leaf: leafId(group, column), factor: 1 })),
    ...least.map((column) => ({ leaf: leafId(group, column), factor: -1 })),
  ];
  return { terms, low: 0n, high: isEqual ? 0n : null };
}
