import type { LoggedMapping, MappingEntry } from "../../packages/core/src/filing/mapping.ts";

export const place = { collection: "loans", edition: "first", authority: "102" };

/** An entry of the log: `column` null says that the header is not asked for. */
export function logged(
  n: number,
  event: MappingEntry["event"],
  { column, header, id = `id${n}` }: { readonly column: string | null; readonly header: string; readonly id?: string },
): LoggedMapping {
  const answer =
    column === null
      ? ({ decided: "is not asked for", column } as const)
      : ({ decided: "is this column", column } as const);
  const entry: MappingEntry = {
    format: "council-returns/mapping/1",
    event,
    ...place,
    table: "branches",
    ...answer,
    header,
    by: "finance officer",
    at: "2026-11-22T09:00:00.000Z",
    from: { file: "return.xlsx", sha256: "ab".repeat(32), sheet: "Branches", cell: "C4" },
  };
  return { n, id, entry };
}
