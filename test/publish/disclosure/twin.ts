import type { RowGroup } from "../../../packages/core/src/publish/aggregate/row-groups.ts";
import type { Figure } from "../../../packages/core/src/publish/figure.ts";
import { cellFinder, type ReleaseRows } from "../../../packages/core/src/publish/suppress/people-cells.ts";
import { openHighs } from "../../../packages/core/src/solver/highs.ts";
import { seeded } from "../disclose/made-tables.ts";
import type { HelpRow } from "./helped.ts";

/** How far a number may move. */
const FAR = 9;

/**
 * Other rows that give the same published numbers: only what is hidden differs, by whole numbers, and as many of them as can.
 * A reader who has the figures and nothing else cannot tell the two apart, so no file may.
 */
export async function twinOf(
  rows: readonly HelpRow[],
  release: ReleaseRows & { readonly figures: readonly Figure[] },
  seed: number,
): Promise<readonly HelpRow[]> {
  const { cellsOf } = cellFinder(release);
  const names: string[] = [];
  const placeOf = new Map<string, number>();
  const place = (name: string): number => {
    const known = placeOf.get(name);
    if (known !== undefined) return known;
    placeOf.set(name, names.length);
    return names.push(name) - 1;
  };
  const isHidden = ({ status, value }: Figure) => status === "c" && value === null;
  const movable = new Set(
    release.figures
      .filter((figure) => figure.level === "council" && isHidden(figure))
      .flatMap((figure) =>
        cellsOf(figure).flatMap(({ terms }) => terms().map(({ group, column }) => nameOf(group, column))),
      ),
  );
  const factsOf = rows.map((row) => ({
    lower: Number(row.counts["helped"] ?? 0n) - Number(row.counts["asked"] ?? 0n),
    columns: [place(nameIn(row, "asked")), place(nameIn(row, "helped"))],
  }));
  const shown = release.figures.filter((figure) => !isHidden(figure)).flatMap((figure) => cellsOf(figure));
  const program = {
    rows: [
      ...shown.map(({ terms }) => ({
        ...{ lower: 0, upper: 0, columns: terms().map(({ group, column }) => place(nameOf(group, column))) },
        factors: terms().map(({ factor }) => factor),
      })),
      ...factsOf.map(({ lower, columns }) => ({ lower, upper: Number.POSITIVE_INFINITY, columns, factors: [1, -1] })),
    ],
  };
  const values = new Map(
    rows.flatMap((row) => Object.entries(row.counts).map(([column, value]) => [nameIn(row, column), value] as const)),
  );
  const random = seeded(seed);
  const columns = names.map((name) => {
    const value = Number(values.get(name) ?? 0n);
    if (!movable.has(name) || value === 0) return { lower: 0, upper: 0, cost: 0 };
    return { lower: Math.max(1 - value, -FAR), upper: FAR, cost: random() - 0.5 };
  });
  const session = (await openHighs()).open({ columns, ...program, isWhole: true });
  try {
    const { status, values: moved } = session.solve();
    if (status !== "optimal") throw new Error(`No twin: ${status}`);
    return rows.map((row) => ({
      ...row,
      counts: Object.fromEntries(
        Object.entries(row.counts).map(([column, value]) => {
          const at = placeOf.get(nameIn(row, column));
          return [column, value + BigInt(at === undefined ? 0 : Math.round(moved[at] ?? 0))];
        }),
      ),
    }));
  } finally {
    session.close();
  }
}

function nameOf({ period, council, categories }: RowGroup, column: string): string {
  return [period, council, categories["age"], column].join("/");
}

function nameIn({ period, council, age }: HelpRow, column: string): string {
  return [period, council, age, column].join("/");
}
