import { sha256Hex } from "../../ingest/decode/sha256.ts";
import type { Unplaced } from "../aggregate/collect-parts.ts";
import type { PreviousRelease } from "../changes/changes-files.ts";
import { type WithdrawnVersion, withdrawnVersion } from "../changes/withdrawn-version.ts";
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
  /** The version that `changes.json` compares it with; null for the first. */
  readonly previous: PreviousRelease | null;
  /** Versions withdrawn since that one; left out where none was. */
  readonly withdrawn?: readonly WithdrawnVersion[];
  readonly synthetic: boolean;
  /** What to say of it where it is synthetic. */
  readonly statement: string | null;
  readonly periods: readonly string[];
  /** What each measure means (see `definitionTexts`), and the SHA-256 of all of it. */
  readonly definitions: Readonly<Record<string, string>>;
  readonly definitionsSha256: string;
  /** How small numbers of people were protected, or why they need not be; null where nobody is counted. */
  readonly disclosure: Publication["disclosure"];
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
  readonly previous?: PreviousRelease | null;
  readonly withdrawn?: readonly WithdrawnVersion[];
  /** Every other file of the snapshot, by path inside it. */
  readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

const encoder = new TextEncoder();

/** The manifest of a snapshot. It holds no time: equal inputs give an equal manifest. */
export async function makeManifest(input: ManifestInput): Promise<Manifest> {
  const { publication, version, code, previous = null, withdrawn = [], files } = input;
  const definitions = definitionTexts(publication.collection);
  const outputs = await Promise.all(
    files.map(async ({ path, bytes }) => ({ path, sha256: await sha256Hex(bytes), bytes: bytes.length })),
  );
  return {
    format: "council-returns/snapshot/1",
    collection: publication.collection.id,
    version,
    code,
    previous: previous && { version: previous.version, manifestSha256: previous.manifestSha256 },
    ...(withdrawn.length > 0 && { withdrawn: withdrawn.map((one) => withdrawnVersion(one)) }),
    synthetic: publication.synthetic,
    statement: publication.synthetic ? syntheticStatement : null,
    periods: [...new Set(publication.returns.map(({ period }) => period))].toSorted(),
    definitions,
    definitionsSha256: await sha256Hex(encoder.encode(canonicalJson(definitions))),
    disclosure: publication.disclosure,
    inputs: orderedReturns(publication.returns),
    leftOut: publication.unplaced.toSorted(byText(({ table, period, council }) => [table, period, council].join("/"))),
    outputs: outputs.toSorted(byText(({ path }) => path)),
  };
}

/** A manifest as the file `manifest.json`. */
export function manifestBytes(manifest: Manifest): Uint8Array {
  return jsonBytes(manifest);
}

/** Returns in one order, and the fields of each, whatever order they came in. */
export function orderedReturns(returns: readonly PublishedReturn[]): readonly PublishedReturn[] {
  return returns
    .map(inputOf)
    .toSorted(byText(({ period, authority, submission }) => [period, authority, submission].join("/")));
}

function inputOf(given: PublishedReturn): PublishedReturn {
  const { period, authority, submission, sha256, synthetic, tables, readBy, waivers } = given;
  const rows = tables.map((record) => ({
    table: record.table,
    key: record.key,
    sha256: record.sha256,
    rows: record.rows,
  }));
  const input = { period, authority, submission, sha256, synthetic };
  return {
    ...input,
    tables: rows.toSorted(byText(({ table }) => table)),
    ...(readBy && { readBy }),
    ...(waivers && { waivers: waivers.toSorted(byText(({ id }) => id)) }),
  };
}
