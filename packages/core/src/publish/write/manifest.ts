import { sha256Hex } from "../../ingest/decode/sha256.ts";
import type { Unplaced } from "../aggregate/collect-parts.ts";
import { definitionTexts } from "../definition-texts.ts";
import type { Publication } from "../make-publication.ts";
import type { PublishedReturn } from "../published-return.ts";
import { syntheticStatement } from "../synthetic-statement.ts";
import { byText } from "./by-text.ts";
import { canonicalJson, jsonBytes } from "./canonical-json.ts";

/** What a snapshot was made from and what it consists of; written last. */
export interface Manifest {
  readonly format: "council-returns/snapshot/1";
  readonly collection: string;
  readonly version: string;
  /** Version of the code that made it. */
  readonly code: string;
  readonly synthetic: boolean;
  /** What to say of it where it is synthetic. */
  readonly statement: string | null;
  readonly periods: readonly string[];
  /** What each measure means (see `definitionTexts`), and the SHA-256 of all of it. */
  readonly definitions: Readonly<Record<string, string>>;
  readonly definitionsSha256: string;
  /** Every return behind the figures, with its rows. */
  readonly inputs: readonly PublishedReturn[];
  /** Rows in no figure, because the register does not place their council in that period. */
  readonly leftOut: readonly Unplaced[];
  /** Every other file of the snapshot. */
  readonly outputs: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[];
}

export interface ManifestInput {
  readonly publication: Publication;
  readonly version: string;
  readonly code: string;
  /** Every other file of the snapshot, by path inside it. */
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

const encoder = new TextEncoder();

/** The manifest of a snapshot. It holds no time: equal inputs give an equal manifest. */
export async function makeManifest({ publication, version, code, files }: ManifestInput): Promise<Manifest> {
  const definitions = definitionTexts(publication.collection);
  const outputs = await Promise.all(
    files.map(async ({ path, bytes }) => ({ path, sha256: await sha256Hex(bytes), bytes: bytes.length })),
  );
  return {
    format: "council-returns/snapshot/1",
    collection: publication.collection.id,
    version,
    code,
    synthetic: publication.synthetic,
    statement: publication.synthetic ? syntheticStatement : null,
    periods: [...new Set(publication.returns.map(({ period }) => period))].toSorted(),
    definitions,
    definitionsSha256: await sha256Hex(encoder.encode(canonicalJson(definitions))),
    inputs: publication.returns
      .map(inputOf)
      .toSorted(byText(({ period, authority, submission }) => [period, authority, submission].join("/"))),
    leftOut: publication.unplaced.toSorted(byText(({ table, period, council }) => [table, period, council].join("/"))),
    outputs: outputs.toSorted(byText(({ path }) => path)),
  };
}

/** A manifest as the file `manifest.json`. */
export function manifestBytes(manifest: Manifest): Uint8Array {
  return jsonBytes(manifest);
}

/** The fields of a return in one order, whatever order they came in. */
function inputOf({ period, authority, submission, sha256, synthetic, tables }: PublishedReturn): PublishedReturn {
  const rows = tables.map((record) => ({
    table: record.table,
    key: record.key,
    sha256: record.sha256,
    rows: record.rows,
  }));
  return { period, authority, submission, sha256, synthetic, tables: rows.toSorted(byText(({ table }) => table)) };
}
