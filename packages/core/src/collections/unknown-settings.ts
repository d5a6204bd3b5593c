import {
  chartKeys,
  checkKeys,
  collectionKeys,
  columnKeys,
  editionKeys,
  measureKeys,
  publishKeys,
  tableKeys,
} from "./definition-keys.ts";

type Given = Readonly<Record<string, unknown>>;
type Known = Readonly<Record<string, true>>;

/**
 * What stands in a definition, read from a file, that no collection has: each in a sentence with where it is and what
 * there is. Nothing of this is ever ignored: a slip of the pen would be taken for a rule that changes nothing.
 */
export function unknownSettings(collection: Given): readonly string[] {
  return [
    ...unknownIn("collection", collection, collectionKeys),
    ...unknownIn("collection.publish", collection["publish"], publishKeys),
    ...each("collection.tables", collection["tables"]).flatMap(([at, table]) => [
      ...unknownIn(at, table, tableKeys),
      ...columnsIn(`${at}.columns`, table["columns"]),
    ]),
    ...each("collection.checks", collection["checks"]).flatMap((one) => unknownByKind(one, checkKeys)),
    ...each("collection.measures", collection["measures"]).flatMap((one) => unknownByKind(one, measureKeys)),
    ...each("collection.charts", collection["charts"]).flatMap((one) => unknownByKind(one, chartKeys)),
    ...each("collection.editions", collection["editions"]).flatMap(([at, edition]) => [
      ...unknownIn(at, edition, editionKeys),
      ...each(`${at}.columns`, edition["columns"]).flatMap(([table, columns]) => columnsIn(table, columns)),
    ]),
  ];
}

function columnsIn(at: string, columns: unknown): readonly string[] {
  return each(at, columns).flatMap((one) => unknownByKind(one, columnKeys));
}

function unknownByKind([at, given]: readonly [string, Given], kinds: Readonly<Record<string, Known>>): string[] {
  const kind = given["kind"];
  const known = typeof kind === "string" && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  if (known !== undefined) return unknownIn(at, given, known);
  return [`${at}.kind is ${JSON.stringify(kind)}: it is one of ${Object.keys(kinds).join(", ")}`];
}

function unknownIn(at: string, given: unknown, known: Known): string[] {
  if (!isGiven(given)) return [];
  return Object.keys(given)
    .filter((key) => !Object.hasOwn(known, key))
    .map((key) => `${at} has no "${key}": it has ${Object.keys(known).join(", ")}`);
}

/** The parts of a list or a record, each with where it is. */
function each(at: string, parts: unknown): readonly (readonly [string, Given])[] {
  if (Array.isArray(parts)) return parts.flatMap((part, n) => (isGiven(part) ? [[`${at}[${n}]`, part] as const] : []));
  if (!isGiven(parts)) return [];
  return Object.entries(parts).flatMap(([id, part]) => (isGiven(part) ? [[`${at}.${id}`, part] as const] : []));
}

function isGiven(value: unknown): value is Given {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
