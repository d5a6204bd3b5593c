import { collectionAt } from "../collections/define-collection.ts";
import { NATIONAL } from "../filing/keys.ts";
import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { Row } from "../ingest/normalise/normalised.ts";
import { readRows } from "../ingest/write/read-rows.ts";
import type { ReturnSource } from "../publish/explain/explain-council.ts";
import type { ExplainedSnapshot } from "../publish/explain/explain-figure.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import type { SnapshotDefinition } from "../publish/snapshot-definition.ts";
import type { Objects } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import { asWidened } from "./as-widened.ts";
import type { SnapshotName } from "./find-snapshot.ts";
import { readManifest } from "./previous-snapshot.ts";
import { recordedDefinition } from "./recorded-definition.ts";
import { returnSource } from "./return-source.ts";
import { readSnapshotRecords } from "./snapshot-records.ts";

/** A snapshot whose figures can be explained, once the returns they are from have been read. */
export interface OpenedSnapshot {
  readonly name: SnapshotName;
  readonly returns: readonly PublishedReturn[];
  readonly snapshot: ExplainedSnapshot;
  /** Reads what these councils returned for a period, for `snapshot` to know; what was read before is kept. */
  readonly read: (period: string, councils: readonly string[]) => Promise<void>;
}

/** Opens a snapshot to be explained: by the definitions recorded in it, or today's where it has none. */
export async function openSnapshot(
  name: SnapshotName,
  { data, openTables }: { readonly data: Objects; readonly openTables: () => Promise<Tables> },
): Promise<OpenedSnapshot> {
  const manifest = await readManifest(data, name);
  const { inputs } = manifest;
  const recorded = await recordedDefinition(data, name);
  const definition = { ...recorded, collection: asWidened(recorded.collection, manifest) };
  const records = await readSnapshotRecords(data, name, { openTables, rules: definition.collection.publish });
  return openRead({ name, returns: inputs, definition, records }, data);
}

/** A snapshot whose own files have been read already. */
interface ReadSnapshot extends Pick<OpenedSnapshot, "name" | "returns"> {
  readonly definition: SnapshotDefinition;
  readonly records: Pick<ExplainedSnapshot, "figures" | "councils" | "coverageOf">;
}

/** The same of a snapshot whose own files have been read already. */
export function openRead({ name, returns, definition, records }: ReadSnapshot, data: Objects): OpenedSnapshot {
  const reader = returnsReader(definition, returns, data);
  return {
    name,
    returns,
    read: reader.read,
    snapshot: { ...definition, ...records, rowsOf: reader.rowsOf, sourceOf: reader.sourceOf },
  };
}

function returnsReader(definition: SnapshotDefinition, inputs: readonly PublishedReturn[], data: Objects) {
  const rows = new Map<string, readonly Row[]>();
  const sources = new Map<string, ReturnSource>();
  const known = new Map<PublishedReturn, Promise<void>>();
  const keep = async (one: PublishedReturn): Promise<void> => {
    sources.set(`${one.period}/${one.authority}`, await returnSource(one, definition.collection.id, data));
    for (const { table, found } of await readTables(one, definition, data)) {
      for (const [council, own] of Map.groupBy(found, ({ authority }) => authority)) {
        const key = `${one.period}/${table}/${council}`;
        rows.set(key, [...(rows.get(key) ?? []), ...own]);
      }
    }
  };
  return {
    read: async (period: string, councils: readonly string[]): Promise<void> => {
      const wanted = new Set([...councils, NATIONAL]);
      const some = inputs.filter((one) => one.period === period && wanted.has(one.authority));
      for (const one of some) if (!known.has(one)) known.set(one, keep(one));
      await Promise.all(some.map((one) => known.get(one)));
    },
    rowsOf: ({ period, table, council }: { period: string; table: string; council: string }) =>
      rows.get(`${period}/${table}/${council}`) ?? [],
    sourceOf: (period: string, council: string) =>
      sources.get(`${period}/${council}`) ?? sources.get(`${period}/${NATIONAL}`),
  };
}

async function readTables(
  { period, tables }: PublishedReturn,
  { collection }: SnapshotDefinition,
  data: Objects,
): Promise<readonly { readonly table: string; readonly found: readonly Row[] }[]> {
  const edition = collectionAt(collection, period);
  return Promise.all(
    tables.map(async ({ table, key, sha256 }) => {
      const object = await data.get(key);
      const definition = edition.tables[table];
      if (object === undefined || definition === undefined) throw new Error(`Cannot read ${key}: it is not there`);
      if ((await sha256Hex(object.bytes)) !== sha256) {
        throw new Error(`${key} is not as it was when it was published. "returns verify" says what else is not`);
      }
      return { table, found: (await readRows(object.bytes, definition)).rows };
    }),
  );
}
