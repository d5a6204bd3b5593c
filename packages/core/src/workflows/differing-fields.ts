/**
 * Names of the fields, at the top level, in which two JSON objects differ; undefined where they are the same bytes,
 * empty where only their layout differs.
 */
export function differingFields(one: Uint8Array, other: Uint8Array): readonly string[] | undefined {
  const [left, right] = [one, other].map((bytes) => new TextDecoder().decode(bytes));
  if (left === right && one.length === other.length) return undefined;
  const [before, after] = [fields(left), fields(right)];
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
}

function fields(text = ""): Map<string, string> {
  const parsed: unknown = JSON.parse(text);
  const entries = typeof parsed === "object" && parsed !== null ? Object.entries(parsed) : [];
  return new Map(entries.map(([name, value]) => [name, JSON.stringify(value)]));
}
