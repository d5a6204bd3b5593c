import type { AtMost } from "../../../collections/checks.ts";
import type { Finding } from "../../../findings/finding.ts";
import { finding } from "../../../findings/make-finding.ts";
import { rowsWith } from "../../normalise/held-rows.ts";
import type { Row } from "../../normalise/normalised.ts";
import { columnTitle } from "../column-title.ts";
import { knownNumber, knownNumbers } from "../known-numbers.ts";
import { placeOf } from "../place-of.ts";
import type { TableInCheck } from "../return-in-check.ts";
import { showNumber } from "../show-number.ts";

/** In each row, the smaller is not more than the larger. Points at the smaller. */
export function checkAtMost(check: AtMost, table: TableInCheck): Finding[] {
  const { id, definition } = table;
  const show = (row: Row, column: string) =>
    showNumber(knownNumber(row, column) ?? 0n, definition.columns[column]?.kind ?? "count");
  return rowsWith(table, [check.smaller, check.larger]).flatMap((row) => {
    const [smaller, larger] = knownNumbers(row, [check.smaller, check.larger], definition)?.numbers ?? [];
    if (smaller === undefined || larger === undefined || smaller <= larger) return [];
    const facts = {
      smaller: columnTitle(definition, check.smaller),
      larger: columnTitle(definition, check.larger),
      found: show(row, check.smaller),
      most: show(row, check.larger),
    };
    const extra = { severity: check.severity, value: row.values[check.smaller]?.shown };
    return [finding("exceeds", placeOf(id, row, check.smaller), facts, extra)];
  });
}
