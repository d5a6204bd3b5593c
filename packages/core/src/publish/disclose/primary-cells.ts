import type { DisclosureRules } from "../../collections/disclosure.ts";
import type { SystemCell, TableSystem } from "./table-system.ts";

/**
 * The primary rule: cells that are small (1 to T-1, or 0 to T-1 where zeros are hidden), both sides of a pair
 * where either side or what is left of the whole is small, and cells hidden in a version before. What is
 * already shown is not among them: it is public. Source: threshold rule, Handbook on Statistical Disclosure
 * Control; the rest of a pair because 99.3% of a shown whole is 0.7% of the rest.
 */
export function primaryCells(system: TableSystem, rules: DisclosureRules): ReadonlySet<number> {
  const { cells } = system;
  const primary = new Set(cells.flatMap((cell, at) => (isSmall(cell.value, rules) ? [at] : [])));
  for (const { numerator, denominator } of system.pairs) {
    const [part, whole] = [cells[numerator]?.value ?? 0n, cells[denominator]?.value ?? 0n];
    // Nobody left over is no small group of people, even where zeros stand under the mark.
    const isRest = whole > part && isSmall(whole - part, rules);
    if (!isRest && !isSmall(part, rules) && !isSmall(whole, rules)) continue;
    // A zero that is always shown protects nobody: the rest is then the whole, and that is hidden.
    if (part !== 0n || rules.zeros === "hidden") primary.add(numerator);
    primary.add(denominator);
  }
  const kept = cells.flatMap((cell, at) => (cell.earlier === "hidden" ? [at] : []));
  return new Set([...primary, ...kept].filter((at) => isFree(cells[at])).toSorted((a, b) => a - b));
}

function isFree(cell: SystemCell | undefined): boolean {
  return cell !== undefined && cell.earlier !== "shown" && cell.earlier !== "rounded";
}

/** True of a count the mark stands for. */
export function isSmall(value: bigint, { below, zeros }: Pick<DisclosureRules, "below" | "zeros">): boolean {
  return value < BigInt(below) && (value > 0n || (value === 0n && zeros === "hidden"));
}
