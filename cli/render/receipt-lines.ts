import type { FoundReceipt } from "@council-returns/core/workflows/find-receipt.ts";
import type { Receipt } from "@council-returns/core/workflows/receipt.ts";
import { checkLines } from "./check-lines.ts";
import { wrapIndented } from "./wrap-text.ts";

/** A receipt shown again: what was found, what has changed since the try before, how it stands `today`, its number. */
export function receiptLines({ receipt, marked }: FoundReceipt, today: string, width: number): string[] {
  const { at, by, recheck } = receipt.received;
  const came = `Came ${minute(at)}${by === undefined ? "" : `, sent by ${by}`}.`;
  const again = recheck === undefined ? "" : ` Read again ${minute(recheck.at)}, asked for by ${recheck.by}.`;
  return [
    ...checkLines(receipt, width),
    ...lastTryLines(receipt, width),
    "",
    ...wrapIndented(`${came}${again}`, 0, width),
    ...wrapIndented(`Today: ${today}`, 0, width),
    `Receipt: ${receipt.receipt}`,
    ...(marked === undefined
      ? []
      : wrapIndented("A marked workbook was made of the file: --marked OUT.xlsx writes it.", 0, width)),
  ];
}

/** What a sender has achieved since the last try; nothing on a first one. */
export function lastTryLines({ lastTry }: Pick<Receipt, "lastTry">, width: number): string[] {
  if (lastTry === undefined) return [];
  const { fixed, still, new: fresh, at } = lastTry;
  const said = `Since your last try (${at.slice(0, 10)}): ${fixed.length} fixed, ${still} still there, ${fresh} new.`;
  return ["", ...wrapIndented(said, 0, width)];
}

function minute(at: string): string {
  return `${at.slice(0, 16).replace("T", " ")} UTC`;
}
