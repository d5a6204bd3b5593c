/** First segments the folder driver keeps for itself; refused by every driver, so that a key valid in one is valid in all. */
const RESERVED_STARTS: readonly string[] = [".tmp", ".locks"];

/** Throws `RangeError`, naming the key and the fault, for a key that no driver may store. */
export function checkKey(key: string): void {
  const fault = keyFault(key);
  if (fault !== undefined) throw new RangeError(`Cannot use the key ${JSON.stringify(key)}: ${fault}.`);
}

/** False for a prefix that no key can start with, because a whole segment of it is one no key may have. */
export function canStartKey(prefix: string): boolean {
  const whole = prefix.split("/").slice(0, -1);
  return !whole.includes("") && !whole.includes(".") && !whole.includes("..");
}

/** Throws `RangeError` for what names no folder: a prefix that ends within a name. */
export function checkFolder(prefix: string): void {
  if (prefix === "" || prefix.endsWith("/")) return;
  throw new RangeError(`Cannot list the folders of ${JSON.stringify(prefix)}: it does not end in a slash.`);
}

/** True for a first segment that holds a driver's own files. */
export function isReservedSegment(segment: string): boolean {
  return RESERVED_STARTS.some((start) => segment.startsWith(start));
}

/**
 * Order of keys by their UTF-8 bytes, which is the order S3 lists in. Text compares by UTF-16 unit,
 * which differs only where a surrogate meets a unit above the surrogates.
 */
export function compareKeys(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const [one, other] = [left.charCodeAt(index), right.charCodeAt(index)];
    if (one !== other) return byteRank(one) - byteRank(other);
  }
  return left.length - right.length;
}

/** What makes a key one that no driver may store; undefined where nothing does. */
export function keyFault(key: string): string | undefined {
  if (key === "") return "it is empty";
  if (key.startsWith("/")) return "it starts with a slash; keys are relative";
  if (key.includes("\0")) return "it holds a zero byte";
  if (!key.isWellFormed()) return "it holds half of a surrogate pair, which has no bytes";
  const segments = key.split("/");
  if (segments.includes("")) return "a segment is empty";
  if (segments.some((segment) => segment === "." || segment === "..")) return 'a segment is "." or ".."';
  const first = segments[0] ?? "";
  if (isReservedSegment(first)) return `names starting with ${RESERVED_STARTS.join(" or ")} are reserved`;
  return undefined;
}

/** Surrogates encode characters above U+FFFF, so they rank after every other unit. */
function byteRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
