import type { ProtectedCell } from "../../../packages/core/src/publish/disclose/protect-tables.ts";
import type { Tables } from "../../../packages/core/src/publish/disclose/tables.ts";
import { type MadeCouncil, seeded, tablesOf } from "./made-tables.ts";

/** The next version: so many of its councils send again, with counts a little different. */
export function resubmitted(
  councils: readonly MadeCouncil[],
  { seed, version, part }: { readonly seed: number; readonly version: number; readonly part: number },
): readonly MadeCouncil[] {
  const random = seeded(seed * 1000 + version);
  return councils.map((council) => {
    if (random() >= part) return council;
    const counts = council.counts.map((byAge) =>
      byAge.map((count) => Math.max(0, count + Math.round((random() - 0.5) * (4 + count / 5)))),
    );
    return { ...council, version, counts };
  });
}

/** All versions so far in one: what came of the earlier ones is settled, the last is to be decided. */
export function stackedTables(
  versions: readonly (readonly MadeCouncil[])[],
  settled: readonly ProtectedCell[],
): Tables {
  const all = versions.map((councils, at) => tablesOf(councils, { version: at + 1 }));
  const formOf = new Map(settled.map(({ id, form }) => [id, form]));
  const cells = all.flatMap((tables, at) =>
    tables.cells.map((cell) => {
      const form = formOf.get(cell.id);
      const before = cell.id.replace(/^v\d+/, `v${at}`);
      const follows = at === 0 ? {} : { follows: before };
      return form === undefined || form === "dropped"
        ? { ...cell, ...follows }
        : { ...cell, ...follows, earlier: form };
    }),
  );
  const leaves = new Map(all.flatMap((tables) => tables.leaves.map((leaf) => [leaf.id, leaf] as const)));
  return {
    leaves: [...leaves.values()],
    cells,
    levels: all[0]?.levels ?? [],
    relations: all.flatMap(({ relations }) => relations ?? []),
  };
}
