/**
 * A value with a JSON Merge Patch applied (RFC 7396): objects are merged key by key, `null` takes a key away, and anything
 * else, lists among them, takes the place of what is there.
 */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const kept = isObject(target) ? Object.entries(target).filter(([key]) => !Object.hasOwn(patch, key)) : [];
  const given = Object.entries(patch).flatMap(([key, value]): [string, unknown][] => {
    if (value === null) return [];
    const old = isObject(target) && Object.hasOwn(target, key) ? target[key] : undefined;
    return [[key, mergePatch(old, value)]];
  });
  return Object.fromEntries(inOrder([...kept, ...given], isObject(target) ? Object.keys(target) : []));
}

/** Keys stay where they were; new ones come last. */
function inOrder(entries: readonly [string, unknown][], order: readonly string[]): readonly [string, unknown][] {
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return entries.toSorted(([one], [other]) => place(one) - place(other));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
