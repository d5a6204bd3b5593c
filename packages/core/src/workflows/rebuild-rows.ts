import type { Collection } from "../collections/define-collection.ts";
import { NATIONAL, originalKey } from "../filing/keys.ts";
import type { Mapping } from "../filing/mapping.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { PublishedReturn, ReadBy } from "../publish/published-return.ts";
import { checkWith } from "./check-file.ts";
import type { SnapshotSource } from "./snapshot-source.ts";
import { type TableFile, tableFiles } from "./table-files.ts";

/** Something that is not as it was published, or cannot be made again. */
export interface Difference {
  /** What differs, as it is called where it lies. */
  readonly object: string;
  readonly problem: "missing" | "changed" | "not as rebuilt" | "cannot be rebuilt";
  /** How, in a sentence. */
  readonly says: string;
}

export interface RebuiltRows {
  /** By key. */
  readonly rows: ReadonlyMap<string, Uint8Array>;
  readonly differences: readonly Difference[];
}

/** Reads every original again, as it was read then, and makes its rows; says what is not as it was recorded. */
export async function rebuildRows(
  returns: readonly PublishedReturn[],
  collection: Collection,
  source: Pick<SnapshotSource, "original" | "rows">,
): Promise<RebuiltRows> {
  const rows = new Map<string, Uint8Array>();
  const differences: Difference[] = [];
  for (const one of returns) {
    const original = await readOriginal(one, source);
    if ("object" in original) {
      differences.push(original);
    } else {
      const made = await madeAgain(one, collection, original.bytes);
      for (const { record, bytes } of made.files) rows.set(record.key, bytes);
      differences.push(...made.differences);
    }
    differences.push(...(await storedDifferences(one, source)));
  }
  return { rows, differences };
}

async function readOriginal(
  { sha256, period, authority }: PublishedReturn,
  { original }: Pick<SnapshotSource, "original">,
): Promise<{ readonly bytes: Uint8Array } | Difference> {
  const object = originalKey(sha256);
  const bytes = await original(sha256);
  if (bytes === undefined) return { object, problem: "missing", says: `The file of ${authority} for ${period}.` };
  const found = await sha256Hex(bytes);
  if (found === sha256) return { bytes };
  return { object, problem: "changed", says: `The file of ${authority} for ${period} has the SHA-256 ${found} now.` };
}

async function madeAgain(
  one: PublishedReturn,
  collection: Collection,
  bytes: Uint8Array,
): Promise<{ readonly files: readonly TableFile[]; readonly differences: readonly Difference[] }> {
  const { period, authority, submission, sha256 } = one;
  const object = originalKey(sha256);
  try {
    const confirmed = (one.readBy ?? []).map(asMapping);
    const sender = authority === NATIONAL ? undefined : authority;
    const result = await checkWith(collection, { name: sha256, bytes, period, authority: sender, confirmed });
    const place = { collection: collection.id, period, authority };
    const files = await tableFiles(result, { place, submission }, collection);
    return { files, differences: rowDifferences(one, files, result.synthetic) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const says = `The file of ${authority} for ${period} cannot be read again: ${why}`;
    return { files: [], differences: [{ object, problem: "cannot be rebuilt", says }] };
  }
}

/** Who confirmed it and when is not needed to read by it. */
function asMapping({ from, ...answer }: ReadBy): Mapping {
  return { ...answer, by: "", at: "", from: { ...from, file: "" } };
}

function rowDifferences(one: PublishedReturn, files: readonly TableFile[], synthetic: boolean): readonly Difference[] {
  const made = new Map(files.map(({ record }) => [record.key, record]));
  const recorded = one.tables.flatMap(({ key, sha256, rows }): Difference[] => {
    const again = made.get(key);
    const from = `from ${originalKey(one.sha256)}`;
    if (again === undefined) {
      return [{ object: key, problem: "cannot be rebuilt", says: `No such rows are made ${from}.` }];
    }
    if (again.sha256 === sha256 && again.rows === rows) return [];
    const says = `Made again ${from} they have ${again.rows} rows and the SHA-256 ${again.sha256}; recorded are ${rows} and ${sha256}.`;
    return [{ object: key, problem: "not as rebuilt", says }];
  });
  const keys = new Set(one.tables.map(({ key }) => key));
  const unknown = [...made.keys()].filter((key) => !keys.has(key));
  return [
    ...recorded,
    ...unknown.map((object): Difference => ({ object, problem: "not as rebuilt", says: "They are not recorded." })),
    ...(synthetic === one.synthetic ? [] : [syntheticDifference(one)]),
  ];
}

function syntheticDifference({ sha256, synthetic }: PublishedReturn): Difference {
  const says = `It was recorded as ${synthetic ? "synthetic" : "not synthetic"}, which is not what it says.`;
  return { object: originalKey(sha256), problem: "not as rebuilt", says };
}

/** Rows that were stored are what was added up: they must be as recorded, too. */
async function storedDifferences(
  { tables }: PublishedReturn,
  { rows }: Pick<SnapshotSource, "rows">,
): Promise<Difference[]> {
  if (rows === undefined) return [];
  const found = tables.map(async ({ key, sha256 }): Promise<Difference[]> => {
    const bytes = await rows(key);
    if (bytes === undefined) return [{ object: key, problem: "missing", says: "Rows that were published from." }];
    const now = await sha256Hex(bytes);
    return now === sha256 ? [] : [{ object: key, problem: "changed", says: `The rows have the SHA-256 ${now} now.` }];
  });
  return (await Promise.all(found)).flat();
}
