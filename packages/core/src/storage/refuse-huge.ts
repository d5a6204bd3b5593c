import { TOO_LARGE } from "./objects.ts";
import { StoreError } from "./store-error.ts";

/** Nothing a store of returns holds comes near it: a larger object is a mistake, and would not fit in memory. */
const MOST_BYTES = 2 ** 30;

/** Throws a `StoreError`, code `EntityTooLarge`, for an object of more bytes than are read. `where` is its place in words. */
export function refuseHuge(where: string, size: number, most: number = MOST_BYTES): void {
  if (size <= most) return;
  const found = `it has ${size} bytes, and more than ${most} are not read`;
  throw new StoreError(`Cannot read ${where}: ${found}. Take it away or send less.`, TOO_LARGE);
}
