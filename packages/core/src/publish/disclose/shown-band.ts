import { roundToMultiple } from "../../exact/decimal.ts";
import type { SystemCell } from "./table-system.ts";

/**
 * What a reader knows of a cell whose number is shown rounded to a step, half away from zero: 8 to 12 for 10 at step 5.
 * Where numbers `below` a threshold are hidden, a zero that is shown is zero and any other number is at least that; 0 where none is hidden.
 */
export function shownBand(
  { value, factors }: Pick<SystemCell, "value" | "factors">,
  { step, below }: { readonly step: bigint; readonly below: number },
): { readonly least: bigint; readonly most: bigint } {
  if (step === 1n) return { least: value, most: value };
  const isPlain = factors.every((factor) => factor > 0);
  const band = roundedBand(value, step);
  if (value === 0n && below > 0) return { least: 0n, most: 0n };
  const floor = below > 0 && value >= BigInt(below) ? BigInt(below) : isPlain ? 0n : band.least;
  return { least: band.least < floor ? floor : band.least, most: band.most };
}

function roundedBand(value: bigint, step: bigint): { readonly least: bigint; readonly most: bigint } {
  const shown = roundToMultiple(value, step);
  const [near, far] = [step / 2n, (step - 1n) / 2n];
  if (shown === 0n) return { least: -far, most: far };
  return shown > 0n ? { least: shown - near, most: shown + far } : { least: shown - far, most: shown + near };
}
