import { readableNumber } from "./readable-number.ts";

/** A number of things: `1 row`, `1,200 rows`, `2 queries`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${readableNumber(String(count))} ${count === 1 ? one : many}`;
}
