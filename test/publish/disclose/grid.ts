import type { DisclosureRules } from "../../../packages/core/src/collections/disclosure.ts";
import { attack } from "../../../packages/core/src/publish/disclose/attack/attack.ts";
import { makeTableSystem } from "../../../packages/core/src/publish/disclose/table-system.ts";
import type { Form, Relation, TableCell, Tables } from "../../../packages/core/src/publish/disclose/tables.ts";
import { openHighs } from "../../../packages/core/src/solver/highs.ts";

export const solver = await openHighs();

export const rules: DisclosureRules = {
  below: 5,
  zeros: "shown",
  width: { kind: "values", atLeast: 3 },
  base: 5,
  mostHidden: 1,
  steps: ["hide", "shares", "coarsen", "round"],
};

/** Rows and columns with both margins and the total; `b2` is the second row's second cell, `b` the row's margin, `2` the column's. */
export function grid(values: readonly (readonly number[])[]): Tables {
  const rowNames = values.map((_, at) => "abcdefgh".charAt(at));
  const columnNames = (values[0] ?? []).map((_, at) => String(at + 1));
  const inner = rowNames.flatMap((row) => columnNames.map((column) => `${row}${column}`));
  const ofRow = (row: string) => columnNames.map((column) => `${row}${column}`);
  const ofColumn = (column: string) => rowNames.map((row) => `${row}${column}`);
  const cell = (id: string, leaves: readonly string[], detail: number): TableCell => ({
    id,
    leaves,
    level: "one",
    detail,
  });
  const relations: Relation[] = [
    ...rowNames.map((row) => ({ parent: row, children: ofRow(row) })),
    ...columnNames.map((column) => ({ parent: column, children: ofColumn(column) })),
  ];
  return {
    leaves: values.flat().map((value, at) => ({ id: inner[at] ?? "", value: BigInt(value) })),
    cells: [
      ...inner.map((id) => cell(id, [id], 2)),
      ...rowNames.map((row) => cell(row, ofRow(row), 1)),
      ...columnNames.map((column) => cell(column, ofColumn(column), 1)),
      cell("total", inner, 0),
    ],
    levels: ["one"],
    relations,
  };
}

/** The bounds of every hidden or small cell when these are hidden and the rest is shown, as `[low, high]`. */
export function boundsOf(
  tables: Tables,
  hidden: readonly string[],
  { zeros = "hidden", form = "shown" }: { readonly zeros?: "shown" | "hidden"; readonly form?: Form } = {},
): Readonly<Record<string, readonly [number, number]>> {
  const system = makeTableSystem(tables);
  const forms = system.cells.map(({ ids }): Form => (ids.some((id) => hidden.includes(id)) ? "hidden" : form));
  const { findings } = attack(
    { system, forms, shares: system.shares },
    { ...rules, zeros },
    { solver, isExhaustive: true },
  );
  return Object.fromEntries(
    findings
      .filter(({ target }) => target.kind === "cell")
      .map(({ target, low, high }) => [
        system.cells[target.cells[0] ?? -1]?.ids[0],
        [Number(low), Number(high)] as const,
      ]),
  );
}
