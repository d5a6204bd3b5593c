import { sha256Hex } from "../ingest/decode/sha256.ts";
import type { LinearSolver } from "../publish/disclose/linear-solver.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import { parseDefinition, type SnapshotDefinition } from "../publish/snapshot-definition.ts";
import type { EarlierFile } from "../publish/suppress/earlier-file.ts";
import type { Manifest } from "../publish/write/manifest.ts";
import { codeVersion } from "./code-version.ts";
import type { DatabaseTables } from "./compare-databases.ts";
import { compareFiles, compareWithManifest } from "./compare-snapshot-files.ts";
import { definitionsSince } from "./definitions-since.ts";
import { parseManifest } from "./parse-manifest.ts";
import { readEarlier } from "./read-earlier.ts";
import { parseWithdrawal, type Withdrawal, withdrawnPath } from "./read-withdrawal.ts";
import { rebuildAllRows } from "./rebuild-all-rows.ts";
import { rebuildFiles } from "./rebuild-files.ts";
import type { Difference } from "./rebuild-rows.ts";
import { earlierPath, manifestPath, startedPath } from "./snapshot-files.ts";
import { type SnapshotInputs, snapshotInputs } from "./snapshot-inputs.ts";
import type { SnapshotSource } from "./snapshot-source.ts";

export type { Difference };

/** What came of making a snapshot again; also the documented output of `verify --json`. */
export interface Verification {
  readonly collection: string;
  readonly version: string;
  /** True where everything is as it was published, and made again is the same. */
  readonly same: boolean;
  /** Version of the code that made it, and of this one. */
  readonly code: { readonly made: string; readonly here: string };
  /** What to know besides, before anything else: other code, definitions changed since, files of others. */
  readonly notes: readonly string[];
  /** How much was compared. */
  readonly checked: { readonly originals: number; readonly rows: number; readonly files: number };
  /** False where something that it is made from was not as recorded, so that its files could only be held to their hashes. */
  readonly rebuilt: boolean;
  readonly differences: readonly Difference[];
  /** Why the version was withdrawn: what was published wrongly can still be what was published. */
  readonly withdrawn: Withdrawal | null;
}

export interface VerifyPowers {
  readonly openTables: () => Promise<DatabaseTables>;
  /** Called only where there were small numbers to protect. */
  readonly openSolver: () => Promise<LinearSolver>;
}

/**
 * Makes a snapshot again from the originals, by the definitions recorded in it, and compares every byte: originals and
 * rows by their hashes, files with those made again (a database that was stored otherwise, by what it holds).
 */
export async function verifySnapshot(source: SnapshotSource, powers: VerifyPowers): Promise<Verification> {
  const begun = await readBegun(source);
  if ("differences" in begun) return begun;
  const { manifest, definition, inputs } = begun;
  const withdrawn = await withdrawalBeside(source);
  const recorded = await manifestDifferences(begun, source);
  const { rows, differences } = await rebuildAllRows(begun, source);
  const sound = differences.length === 0 && recorded.length === 0;
  const made = sound ? await rebuildFiles(begun, { ...begun, ...powers, rows, source }) : undefined;
  const isMade = made !== undefined && "files" in made;
  const compared = isMade ? await compareFiles(made, source, powers) : await compareWithManifest(manifest, source);
  const refused = made !== undefined && "refused" in made ? [refusedDifference(made.refused, source)] : [];
  const before = [...(await earlierDifference(manifest, source)), ...(await knownDifferences(begun, source))];
  const all = [...recorded, ...differences, ...refused, ...compared.differences, ...before];
  return {
    collection: manifest.collection,
    version: manifest.version,
    same: all.length === 0,
    code: { made: manifest.code, here: codeVersion },
    withdrawn,
    notes: [...notesOn(manifest, definition), ...compared.notes],
    checked: { originals: inputs.returns.length, rows: rowsOf(inputs.returns), files: compared.files },
    rebuilt: isMade,
    differences: unique(all),
  };
}

/** What a snapshot says it was made from. */
export interface Begun {
  readonly manifest: Manifest;
  readonly definition: SnapshotDefinition;
  readonly inputs: SnapshotInputs;
  /** What it remembers of the versions before it, where its collection protects small numbers. */
  readonly earlier: EarlierFile;
}

async function readBegun(source: SnapshotSource): Promise<Begun | Verification> {
  let reading = manifestPath;
  try {
    const manifest = parseManifest(await needed(source, manifestPath));
    reading = "definition.json";
    const definition = parseDefinition(await needed(source, "definition.json"));
    const inputs = await snapshotInputs(definition, manifest.inputs, manifest.code);
    reading = earlierPath;
    return { manifest, definition, inputs, earlier: await readEarlier(source) };
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    return unreadable({ object: source.nameOf(reading), problem: "cannot be rebuilt", says });
  }
}

async function needed({ read }: SnapshotSource, path: string): Promise<Uint8Array> {
  const bytes = await read(path);
  if (bytes === undefined) throw new Error("It is not there.");
  return bytes;
}

async function withdrawalBeside({ read }: SnapshotSource): Promise<Withdrawal | null> {
  const bytes = await read(withdrawnPath);
  return bytes === undefined ? null : parseWithdrawal(bytes);
}

function unreadable(difference: Difference): Verification {
  return {
    collection: "",
    version: "",
    same: false,
    code: { made: "", here: codeVersion },
    notes: [],
    checked: { originals: 0, rows: 0, files: 0 },
    rebuilt: false,
    withdrawn: null,
    differences: [difference],
  };
}

/** Where what the manifest says it was made from is not what the version was claimed with, one of three is changed. */
async function manifestDifferences({ inputs }: Begun, source: SnapshotSource): Promise<readonly Difference[]> {
  const started = new TextDecoder().decode(await source.read(startedPath));
  if (started.includes(`"fingerprint": "${inputs.fingerprint}"`)) return [];
  const says =
    "What the manifest and definition.json say it was made from is not what started.json says: one of them has changed.";
  return [manifestPath, startedPath, "definition.json"].map((path) => ({
    object: source.nameOf(path),
    problem: "changed",
    says,
  }));
}

/** The version before is what its manifest was when this one was compared with it. */
async function earlierDifference(
  { version, previous }: Manifest,
  { otherManifest }: SnapshotSource,
): Promise<readonly Difference[]> {
  const earlier = previous ? await otherManifest?.(previous.version) : undefined;
  if (earlier === undefined || (await sha256Hex(earlier.bytes)) === previous?.manifestSha256) return [];
  const says = `It is not the one that ${version} was compared with.`;
  return [{ object: earlier.name, problem: "changed", says }];
}

/** Every other version it was protected against is what its manifest was then. */
async function knownDifferences(
  { manifest: { version, previous }, earlier }: Begun,
  { otherManifest }: SnapshotSource,
): Promise<readonly Difference[]> {
  const others = earlier.versions.filter((one) => one.version !== previous?.version);
  const found = others.map(async (one): Promise<readonly Difference[]> => {
    const other = await otherManifest?.(one.version);
    if (other === undefined || (await sha256Hex(other.bytes)) === one.manifestSha256) return [];
    return [
      { object: other.name, problem: "changed", says: `It is not the one that ${version} was protected against.` },
    ];
  });
  return (await Promise.all(found)).flat();
}

function refusedDifference(periods: readonly string[], source: SnapshotSource): Difference {
  const says = `Made again, small numbers for ${periods.join(", ")} could not be protected.`;
  return { object: source.nameOf(manifestPath), problem: "not as rebuilt", says };
}

function notesOn({ code, definitions }: Manifest, { collection }: SnapshotDefinition): readonly string[] {
  const other = `It was made by version ${code} of the code; this is version ${codeVersion}.`;
  return [...(code === codeVersion ? [] : [other]), ...definitionsSince(collection.id, definitions)];
}

function rowsOf(returns: readonly PublishedReturn[]): number {
  return returns.flatMap(({ tables }) => tables).length;
}

function unique(differences: readonly Difference[]): readonly Difference[] {
  return [...new Map(differences.map((one) => [`${one.object} ${one.says}`, one])).values()];
}
