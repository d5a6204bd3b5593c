import type { Limits } from "../limits.ts";
import { overLimit } from "./unreadable.ts";

/** Follows how far a file is read: told of all there is, in bytes or rows, and of each part as it is read. */
export interface ReadWatch {
  all(count: number): void;
  more(count: number): void;
}

/**
 * What one file may still use. Each method counts and throws an `Unreadable` as soon as a
 * limit is passed, so that a reader stops while the work done is still small.
 */
export interface Budget {
  readonly limits: Limits;
  /** Left out where nobody follows. */
  readonly watch?: ReadWatch | undefined;
  /** Counts bytes that came out of decompression. */
  inflated(bytes: number): void;
  sheet(): void;
  /** Counts non-empty cells. */
  cells(count: number): void;
  /** Counts what is kept beside cells: shared texts, merges, styles. There may be as many as cells. */
  kept(count: number): void;
  /** Counts what is only passed through: tags, records, blank cells. */
  passed(count: number): void;
}

/** A fresh budget for one file. */
export function openBudget(limits: Limits, watch?: ReadWatch): Budget {
  const used = { inflatedBytes: 0, sheets: 0, kept: 0, parts: 0 };
  let cells = 0;
  const spend = (use: keyof typeof used, limit: keyof Limits, count: number) => {
    used[use] += count;
    if (used[use] > limits[limit]) throw overLimit(limit, limits[limit], used[use]);
  };
  return {
    limits,
    watch,
    inflated: (bytes) => {
      spend("inflatedBytes", "inflatedBytes", bytes);
      watch?.more(bytes);
    },
    sheet: () => spend("sheets", "sheets", 1),
    // By itself: a large sheet has a million of them.
    cells: (count) => {
      cells += count;
      if (cells > limits.cells) throw overLimit("cells", limits.cells, cells);
    },
    kept: (count) => spend("kept", "cells", count),
    passed: (count) => spend("parts", "parts", count),
  };
}
