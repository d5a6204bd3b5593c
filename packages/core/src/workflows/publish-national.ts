import type { Collection } from "../collections/define-collection.ts";
import { disclosureRules } from "../collections/disclosure.ts";
import type { ComparedBefore } from "../publish/changes/changes-files.ts";
import { compareFigures, type FigureChange } from "../publish/compare-figures.ts";
import { definitionTexts } from "../publish/definition-texts.ts";
import type { LinearSolver } from "../publish/disclose/linear-solver.ts";
import type { Publication } from "../publish/make-publication.ts";
import { nextVersion } from "../publish/next-version.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import type { OpenRollUp } from "../publish/roll-up.ts";
import type { SnapshotDefinition } from "../publish/snapshot-definition.ts";
import type { Objects, Store } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import { acceptedReturns } from "./accepted-returns.ts";
import { currentDefinition } from "./current-definition.ts";
import { knownCollection, knownPeriod } from "./known.ts";
import { type Latest, readLatest } from "./latest-snapshot.ts";
import { makeSnapshotPublication } from "./make-snapshot-publication.ts";
import { type PreviousSnapshot, readManifest, readPreviousSnapshot } from "./previous-snapshot.ts";
import { outcome, type Published } from "./publish-outcome.ts";
import { publishedVersions } from "./published-versions.ts";
import { refusedPublication } from "./refused-publication.ts";
import { snapshotInputs } from "./snapshot-inputs.ts";
import { firstFree, takenVersions, withoutOwn } from "./taken-versions.ts";
import { afterWithdrawn, stillWithdrawn, withdrawnBefore, withdrawnSince } from "./withdrawn-before.ts";
import { nextPatch, writeSnapshot } from "./write-snapshot.ts";

export type { Published };

export interface PublishPowers {
  readonly store: Store;
  readonly openTables: () => Promise<Tables>;
  /** Another engine for periods with too many rows for this machine. */
  readonly openRollUp?: OpenRollUp | undefined;
  /** Called only where there are small numbers to protect. */
  readonly openSolver: () => Promise<LinearSolver>;
}

export interface PublishRequest {
  readonly collection: string;
  /** Take only this period's returns anew; those of other periods stay as last published. */
  readonly period?: string | undefined;
  /** Work everything out and write nothing. */
  readonly dryRun?: boolean;
  /** Publish it although the very same was withdrawn. */
  readonly again?: boolean | undefined;
}

/** Times a publisher begins again because others got on. */
const TRIES = 20;

/**
 * Publishes a new snapshot of a collection from the returns that count, unless nothing it depends
 * on has changed. A run that was cut short is finished by the next; the same inputs give the same
 * bytes. Throws `InputError` for an unknown collection or period.
 */
export async function publishNational(request: PublishRequest, powers: PublishPowers): Promise<Published> {
  return publishDeclared(currentDefinition(knownCollection(request.collection)), request, powers);
}

/** Publishes a collection as it is declared here, which need not be in the registry. */
export async function publishDeclared(
  definition: SnapshotDefinition,
  request: Omit<PublishRequest, "collection">,
  powers: PublishPowers,
): Promise<Published> {
  let mayGoOn = true;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const published = await tryToPublish({ ...request, definition, mayGoOn }, powers);
    if (typeof published !== "string") return published;
    mayGoOn = published !== "made otherwise";
  }
  throw new Error(
    `Cannot publish ${definition.collection.id}: others published before it, ${TRIES} times. Try again later.`,
  );
}

/**
 * Overtaken: others published meanwhile. Made otherwise: a turn of the very same was found that may be gone on with, and
 * the same bytes did not come of it, as where another kind of machine made them.
 */
async function tryToPublish(
  request: Omit<PublishRequest, "collection"> & { readonly definition: SnapshotDefinition; readonly mayGoOn: boolean },
  powers: PublishPowers,
): Promise<Published | "overtaken" | "made otherwise"> {
  const { collection } = request.definition;
  const { data } = powers.store;
  const found = await readLatest(data, collection.id);
  const returns = await countedReturns(collection, request.period, found?.latest, data);
  if (returns.length === 0) return { kind: "nothing accepted", collection: collection.id };
  const inputs = await snapshotInputs(request.definition, returns);
  if (found?.latest.fingerprint === inputs.fingerprint) {
    return { kind: "unchanged", collection: collection.id, version: found.latest.version };
  }
  const withdrawn = await withdrawnBefore(data, collection.id);
  const still = request.again === true ? undefined : stillWithdrawn(withdrawn, inputs.fingerprint);
  if (still !== undefined) return still;
  const all = await takenVersions(data, collection.id);
  if ((await readLatest(data, collection.id))?.object !== found?.object) return "overtaken";
  const begun = { fingerprint: inputs.fingerprint, previous: found?.latest.version ?? null };
  // The very same that was withdrawn is published again under another number: its turn is not gone on with.
  const taken = request.mayGoOn && request.again !== true ? withoutOwn(all, begun) : all;
  const previous =
    found === undefined ? undefined : await readPreviousSnapshot(data, found.latest, { ...powers, ...collection });
  const isProtected = disclosureRules(collection) !== undefined;
  const known = isProtected ? await publishedVersions(data, collection.id, { ...powers, taken }) : [];
  const kept = request.dryRun === true ? { get: data.get, list: data.list } : data;
  const drafted = await makeSnapshotPublication(inputs, known, { ...powers, data, answers: kept, compacted: kept });
  if (drafted.kind === "refused") return refusedPublication(collection, drafted);
  const { publication, earlier } = drafted;
  const changes = previous === undefined ? [] : compareFigures(previous.figures, publication.figures);
  const version = firstFree(afterWithdrawn(versionAfter(previous, publication, changes), withdrawn), taken);
  const made = { publication, version, previous, changes };
  if (request.dryRun === true) return outcome({ ...made, kind: "would publish" });
  const before = {
    previous: found && comparedBefore(previous, found.latest),
    withdrawn: withdrawnSince(withdrawn, previous?.version),
  };
  const toWrite = { publication, earlier, inputs, version, changes, ...before };
  const written = await writeSnapshot({ ...toWrite, turn: taken.turns.length + 1, seen: found?.object }, powers);
  if (written === "written") return outcome({ ...made, kind: "published" });
  return written === "too late" && taken !== all ? "made otherwise" : "overtaken";
}

/** The version the figures ask for; where only what is behind them changed, the next patch. */
function versionAfter(
  previous: PreviousSnapshot | undefined,
  { collection, figures }: Publication,
  changes: readonly FigureChange[],
): string {
  const now = { figures, definitions: definitionTexts(collection) };
  if (previous === undefined) return nextVersion(undefined, now);
  const { version, manifest } = previous;
  const before = { version, figures: previous.figures, definitions: manifest.definitions };
  const next = nextVersion(before, now, changes);
  return next === version ? nextPatch(version) : next;
}

function comparedBefore(
  previous: PreviousSnapshot | undefined,
  { manifestSha256 }: Latest,
): ComparedBefore | undefined {
  if (previous === undefined) return undefined;
  const { version, figures, manifest } = previous;
  return { version, manifestSha256, figures, definitions: manifest.definitions, returns: manifest.inputs };
}

async function countedReturns(
  collection: Collection,
  period: string | undefined,
  latest: Latest | undefined,
  data: Objects,
): Promise<readonly PublishedReturn[]> {
  const accepted = await acceptedReturns(data, collection.id);
  if (period === undefined) return accepted;
  const { id } = knownPeriod(collection, period);
  const published = latest === undefined ? [] : (await readManifest(data, latest)).inputs;
  return [...published.filter((one) => one.period !== id), ...accepted.filter((one) => one.period === id)];
}
