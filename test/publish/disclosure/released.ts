import type { Collection } from "../../../packages/core/src/collections/define-collection.ts";
import { snapshotPrefix } from "../../../packages/core/src/filing/keys.ts";
import { openSolver } from "../../../packages/core/src/solver/open-solver.ts";
import type { Objects } from "../../../packages/core/src/storage/objects.ts";
import { openTables } from "../../../packages/core/src/storage/open-tables.ts";
import {
  type MadePublication,
  makeSnapshotPublication,
} from "../../../packages/core/src/workflows/make-snapshot-publication.ts";
import { publishedVersions } from "../../../packages/core/src/workflows/published-versions.ts";
import { snapshotFiles } from "../../../packages/core/src/workflows/snapshot-files.ts";
import { snapshotInputs } from "../../../packages/core/src/workflows/snapshot-inputs.ts";
import { filed, type Sent } from "./clubs.ts";

export type Data = Pick<Objects, "get" | "put" | "list">;

interface Asked {
  readonly collection: Collection;
  readonly sent: readonly Sent[];
  /** Left out to try what comes of forgetting them. */
  readonly isForgetful?: boolean;
}

/** Everything a version would say, protected against those that lie in the store. */
export async function made({ collection, sent, isForgetful = false }: Asked, data: Data): Promise<MadePublication> {
  const returns = await filed(collection, sent, data);
  const inputs = await snapshotInputs({ collection, targets: [], claims: [], series: [] }, returns);
  const known = isForgetful ? [] : await publishedVersions(asObjects(data), collection.id, { openTables });
  return makeSnapshotPublication(inputs, known, { data, openTables, openSolver });
}

/** Makes a version and writes its files to the store; refused, it writes none. */
export async function release(version: string, asked: Asked, data: Data): Promise<MadePublication> {
  const found = await made(asked, data);
  if (found.kind === "refused") return found;
  const { collection } = asked;
  const returns = await filed(collection, asked.sent, data);
  const inputs = await snapshotInputs({ collection, targets: [], claims: [], series: [] }, returns);
  const files = await snapshotFiles({ ...found, inputs, version, previous: undefined }, openTables);
  for (const { path, bytes } of files) await data.put(`${snapshotPrefix(collection.id, version)}${path}`, bytes);
  return found;
}

function asObjects(data: Data): Objects {
  return {
    ...data,
    head: async () => undefined,
    async *keys(prefix) {
      for await (const { key } of data.list(prefix)) yield key;
    },
    folders: async function* () {},
    delete: async () => undefined,
  };
}
