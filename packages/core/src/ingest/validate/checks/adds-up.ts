import type { AddsUp } from "../../../collections/checks.ts";
import { absolute, parseDecimal, rescale } from "../../../exact/decimal.ts";
import type { Finding } from "../../../findings/finding.ts";
import { finding } from "../../../findings/make-finding.ts";
import { rowsWith } from "../../normalise/held-rows.ts";
import { columnTitle } from "../column-title.ts";
import { knownNumbers, scaleOf } from "../known-numbers.ts";
import { placeOf } from "../place-of.ts";
import type { TableInCheck } from "../return-in-check.ts";
import { showNumber } from "../show-number.ts";

/** In each row, the parts add up to the whole, give or take the tolerance. Points at the whole. */
export function checkAddsUp(check: AddsUp, table: TableInCheck): Finding[] {
  const { id, definition } = table;
  const kind = definition.columns[check.whole]?.kind ?? "count";
  const tolerance = parseDecimal(String(check.tolerance ?? 0)) ?? { unscaled: 0n, scale: 0 };
  const columns = [check.whole, ...check.parts];
  return rowsWith(table, columns).flatMap((row) => {
    const known = knownNumbers(row, columns, definition);
    if (known === undefined) return [];
    const [stated = 0n, ...parts] = known.numbers;
    const sum = parts.reduce((before, part) => before + part, 0n);
    const difference = absolute(stated - sum);
    if (difference <= rescale(tolerance.unscaled, tolerance.scale, known.scale)) return [];
    const show = (value: bigint) => showNumber(rescale(value, known.scale, scaleOf(definition, check.whole)), kind);
    const facts = {
      parts: check.parts.map((part) => columnTitle(definition, part)),
      whole: columnTitle(definition, check.whole),
      sum: show(sum),
      stated: show(stated),
      difference: show(difference),
    };
    const extra = { severity: check.severity, value: row.values[check.whole]?.shown };
    return [finding("does-not-add-up", placeOf(id, row, check.whole), facts, extra)];
  });
}
