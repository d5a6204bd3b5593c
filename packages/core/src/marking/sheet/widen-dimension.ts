import { rangeAddress } from "../../ingest/decode/address.ts";
import { readRange } from "../../ingest/decode/read-address.ts";
import { attributeOf, setAttribute } from "../xml/attributes.ts";
import { childOf } from "../xml/elements.ts";
import type { Splice } from "../xml/splices.ts";
import { columnOf, rowOf } from "./cell-marks.ts";
import type { SheetScan } from "./scan-sheet.ts";

/** Where cells lie outside the range a sheet says it uses, the edit that makes the range wide enough. */
export function widenDimension({ source, root }: SheetScan, keys: Iterable<number>): Splice[] {
  const dimension = childOf(root, "dimension");
  const range = dimension === undefined ? undefined : readRange(attributeOf(source, dimension, "ref") ?? "");
  if (dimension === undefined || range === undefined) return [];
  let { top, left, bottom, right } = range;
  for (const key of keys) {
    top = Math.min(top, rowOf(key));
    bottom = Math.max(bottom, rowOf(key));
    left = Math.min(left, columnOf(key));
    right = Math.max(right, columnOf(key));
  }
  const wide = rangeAddress({ top, left, bottom, right });
  return wide === rangeAddress(range) ? [] : [setAttribute(source, dimension, "ref", wide)];
}
