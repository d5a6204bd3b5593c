/** One setting that is not the same in two definitions. */
export interface DefinitionDifference {
  /** Where it stands: `collection.publish.percentPlaces`; of an item of a list, the list. */
  readonly path: string;
  /** As JSON; null where there is none. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What differs between two JSON values: setting by setting, and of lists the items that only one of them has. */
export function definitionDifferences(before: unknown, after: unknown, path = ""): readonly DefinitionDifference[] {
  if (Array.isArray(before) && Array.isArray(after)) return listDifferences(before, after, path);
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => definitionDifferences(before[key], after[key], path === "" ? key : `${path}.${key}`));
  }
  const [was = null, is = null] = [before, after].map(textOf);
  return was === is ? [] : [{ path, before: was, after: is }];
}

/** Items in another order are told as the whole list, before and after. */
function listDifferences(before: readonly unknown[], after: readonly unknown[], path: string): DefinitionDifference[] {
  const [old, now] = [before, after].map((list) => list.map((item) => textOf(item) ?? "null"));
  const gone = without(old ?? [], now ?? []).map((text) => ({ path, before: text, after: null }));
  const fresh = without(now ?? [], old ?? []).map((text) => ({ path, before: null, after: text }));
  const [was = null, is = null] = [before, after].map(textOf);
  if (gone.length + fresh.length > 0 || was === is) return [...gone, ...fresh];
  return [{ path, before: was, after: is }];
}

function without(some: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return some.filter((text) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function textOf(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
