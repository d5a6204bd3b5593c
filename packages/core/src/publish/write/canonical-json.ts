const encoder = new TextEncoder();

/** JSON text whose keys are sorted at every depth: equal values give equal text, however they were built. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (isPlainObject(inner) ? sorted(inner) : inner));
}

/** A JSON file for people and programs: keys in the order given, two spaces, a newline at the end. */
export function jsonBytes(value: object): Uint8Array {
  return encoder.encode(`${JSON.stringify(value, null, 2)}\n`);
}

function sorted(object: object): object {
  return Object.fromEntries(Object.entries(object).toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

function isPlainObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
