import type { writeColumn } from "hyparquet-writer/src/column.js";

/** A column as hyparquet-writer describes it, and what it tells of one it wrote. */
export type ChunkColumn = Parameters<typeof writeColumn>[0]["column"];
export type WrittenChunk = ReturnType<typeof writeColumn>;

/** A value as a column stores it. */
export type StoredValue = string | number | bigint | boolean;
export type Stored = StoredValue | null;

/** The least and the most of some values, of which there is one. */
export function boundsOf(values: readonly StoredValue[]) {
  const isBefore = values.some(isSurrogated) ? isBeforeInUtf8 : isLess;
  return {
    min_value: values.reduce((least, value) => (isBefore(value, least) ? value : least)),
    max_value: values.reduce((most, value) => (isBefore(most, value) ? value : most)),
  };
}

const encoder = new TextEncoder();

/** Texts go by their bytes in UTF-8. Those without a sign of two code units are in that order anyway. */
function isSurrogated(value: StoredValue): boolean {
  return typeof value === "string" && /[\ud800-\udfff]/.test(value);
}

function isLess(one: StoredValue, other: StoredValue): boolean {
  return one < other;
}

function isBeforeInUtf8(one: StoredValue, other: StoredValue): boolean {
  const [left, right] = [encoder.encode(String(one)), encoder.encode(String(other))];
  const at = left.findIndex((byte, place) => byte !== right[place]);
  return at < 0 ? left.length < right.length : (left[at] ?? 0) < (right[at] ?? -1);
}
