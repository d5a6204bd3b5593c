import type { Limits } from "../limits.ts";
import { overLimit } from "./unreadable.ts";

/**
 * What one file may still use. Each method counts and throws an `Unreadable` as soon as a
 * limit is passed, so that a reader stops while the work done is still small.
 */
export interface Budget {
  readonly limits: Limits;
  /** Counts bytes that came out of decompression. */
  inflated(bytes: number): void;
  sheet(): void;
  /** Counts non-empty cells. */
  cells(count: number): void;
  /** Counts what is neither a cell nor free: shared texts, merges, styles. */
  parts(count: number): void;
}

/** A fresh budget for one file. */
export function openBudget(limits: Limits): Budget {
  const used = { inflatedBytes: 0, sheets: 0, cells: 0, parts: 0 };
  const spend = (limit: "inflatedBytes" | "sheets" | "cells", count: number) => {
    used[limit] += count;
    if (used[limit] > limits[limit]) throw overLimit(limit, limits[limit], used[limit]);
  };
  return {
    limits,
    inflated: (bytes) => spend("inflatedBytes", bytes),
    sheet: () => spend("sheets", 1),
    cells: (count) => spend("cells", count),
    parts: (count) => {
      used.parts += count;
      if (used.parts > limits.cells) throw overLimit("cells", limits.cells, used.parts);
    },
  };
}
