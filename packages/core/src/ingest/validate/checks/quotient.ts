import type { Quotient } from "../../../collections/checks.ts";
import { absolute, divideRounded, powerOfTen, rescale } from "../../../exact/decimal.ts";
import type { Finding } from "../../../findings/finding.ts";
import { finding } from "../../../findings/make-finding.ts";
import { rowsWith } from "../../normalise/held-rows.ts";
import { columnTitle } from "../column-title.ts";
import { knownNumber, knownNumbers, scaleOf } from "../known-numbers.ts";
import { placeOf } from "../place-of.ts";
import type { TableInCheck } from "../return-in-check.ts";
import { showNumber } from "../show-number.ts";

/** In each row, the stated percentage is the one its numbers give, at the places stated. Points at the percentage. */
export function checkQuotient(check: Quotient, table: TableInCheck): Finding[] {
  const { id, definition } = table;
  const scale = scaleOf(definition, check.rate);
  return rowsWith(table, [check.rate, check.numerator, check.denominator]).flatMap((row) => {
    const stated = knownNumber(row, check.rate);
    const [numerator, denominator] = knownNumbers(row, [check.numerator, check.denominator], definition)?.numbers ?? [];
    if (stated === undefined || numerator === undefined || denominator === undefined || denominator === 0n) return [];
    if (agrees({ stated, scale, places: check.places }, 100n * numerator, denominator)) return [];
    const computed = rescale(divideRounded(100n * numerator, denominator, check.places), check.places, scale);
    const facts = {
      title: columnTitle(definition, check.rate),
      computed: showNumber(computed, "rate"),
      stated: showNumber(stated, "rate"),
    };
    const extra = { severity: check.severity, value: row.values[check.rate]?.shown };
    return [finding("quotient-differs", placeOf(id, row, check.rate), facts, extra)];
  });
}

/**
 * True where the stated value rounds to the same as the exact one, or is no more than half a last place from it:
 * senders differ in which way they take an exact half.
 */
function agrees(
  { stated, scale, places }: { readonly stated: bigint; readonly scale: number; readonly places: number },
  numerator: bigint,
  denominator: bigint,
): boolean {
  if (rescale(stated, scale, places) === divideRounded(numerator, denominator, places)) return true;
  const miss = absolute(stated * denominator - numerator * powerOfTen(scale));
  return 2n * miss * powerOfTen(places) <= absolute(denominator) * powerOfTen(scale);
}
