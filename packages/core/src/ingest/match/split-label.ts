import type { ListKey } from "./key-source.ts";

/** Longer texts are prose. */
const LONGEST = 120;

/** The two parts of a text that are values of two keys. */
export interface SplitLabel {
  readonly first: string;
  readonly second: string;
}

/**
 * Splits `Mental health, 18-64` or `65+ (carers)` into the part that is a value of one key and that of the other, in either order.
 * Undefined unless there is one way to do it.
 */
export function splitLabel(text: string, one: ListKey, other: ListKey): SplitLabel | undefined {
  if (text.length > LONGEST) return undefined;
  const found = new Map<string, SplitLabel>();
  for (const { index } of text.matchAll(/[^\p{L}\p{N}]/gu)) {
    const [left, right] = [text.slice(0, index), text.slice(index)].map(trimSigns);
    if (left === undefined || right === undefined) continue;
    for (const [first, second] of [[left, right] as const, [right, left] as const]) {
      const ids = [one.read(first), other.read(second)];
      if (!ids.includes(undefined)) found.set(ids.join("\n"), { first, second });
    }
  }
  return found.size === 1 ? found.values().next().value : undefined;
}

/** Without what joins two parts; a plus belongs to `65+`. */
function trimSigns(text: string): string {
  return text.replace(/^[^\p{L}\p{N}<>]+|[^\p{L}\p{N}+]+$/gu, "");
}
