import type { ReturnPlace } from "../filing/entry.ts";

/** One object for each council, way of sending and day on which it was written to. Holds no address. */
export function notifiedKey({ collection, period, authority }: ReturnPlace, day: string, channel: string): string {
  return `notified/${collection}/${period}/${authority}/${day}-${channel}.json`;
}
