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
import type { Objects, Store } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import { acceptedReturns } from "./accepted-returns.ts";
import { currentDefinition } from "./current-definition.ts";
import { knownCollection, knownPeriod } from "./known.ts";
import { type Latest, readLatest } from "./latest-snapshot.ts";
import { makeSnapshotPublication } from "./make-snapshot-publication.ts";
import { type PreviousSnapshot, readManifest, readPreviousSnapshot } from "./previous-snapshot.ts";
import { publishedVersions } from "./published-versions.ts";
import { type RefusedPublication, refusedPublication } from "./refused-publication.ts";
import { snapshotInputs } from "./snapshot-inputs.ts";
import { nextPatch, writeSnapshot } from "./write-snapshot.ts";

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
}

export type Published =
  | {
      readonly kind: "published" | "would publish";
      readonly collection: string;
      readonly version: string;
      /** How many figures it holds, and which differ from the snapshot before. */
      readonly figures: number;
      readonly changes: readonly FigureChange[];
      readonly returns: number;
      readonly synthetic: boolean;
      /** Receipt numbers of returns that count in it and did not in the snapshot before. */
      readonly counted: readonly string[];
    }
  | { readonly kind: "unchanged"; readonly collection: string; readonly version: string }
  /** Small numbers could not be protected: nothing is written. */
  | RefusedPublication
  /** No return has been accepted. */
  | { readonly kind: "nothing accepted"; readonly collection: string };

/**
 * Publishes a new snapshot of a collection from the returns that count, unless nothing it depends
 * on has changed. A run that was cut short is finished by the next; the same inputs give the same
 * bytes. Throws `InputError` for an unknown collection or period.
 */
export async function publishNational(request: PublishRequest, powers: PublishPowers): Promise<Published> {
  const collection = knownCollection(request.collection);
  const { data } = powers.store;
  const found = await readLatest(data, collection.id);
  const returns = await countedReturns(collection, request.period, found?.latest, data);
  if (returns.length === 0) return { kind: "nothing accepted", collection: collection.id };
  const inputs = await snapshotInputs(currentDefinition(collection), returns);
  if (found?.latest.fingerprint === inputs.fingerprint) {
    return { kind: "unchanged", collection: collection.id, version: found.latest.version };
  }
  const previous = found === undefined ? undefined : await readPreviousSnapshot(data, found.latest, powers);
  const isProtected = disclosureRules(collection) !== undefined;
  const known = isProtected ? await publishedVersions(data, collection.id, powers) : [];
  const answers = request.dryRun === true ? { get: data.get } : data;
  const made = await makeSnapshotPublication(inputs, known, { ...powers, data, answers });
  if (made.kind === "refused") return refusedPublication(collection, made);
  const { publication, earlier } = made;
  const version = versionAfter(previous, publication);
  if (request.dryRun === true) return outcome({ kind: "would publish", publication, version, previous });
  const toWrite = { publication, earlier, inputs, version, previous: found && comparedBefore(previous, found.latest) };
  const written = await writeSnapshot({ ...toWrite, seen: found?.object }, powers);
  if (written === "overtaken") return publishNational(request, powers);
  return outcome({ kind: "published", publication, version: written.version, previous });
}

/** The version the figures ask for; where only what is behind them changed, the next patch. */
function versionAfter(previous: PreviousSnapshot | undefined, { collection, figures }: Publication): string {
  const now = { figures, definitions: definitionTexts(collection) };
  if (previous === undefined) return nextVersion(undefined, now);
  const { version, manifest } = previous;
  const next = nextVersion({ version, figures: previous.figures, definitions: manifest.definitions }, now);
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

function countedAnew({ returns }: Publication, previous: PreviousSnapshot | undefined): readonly string[] {
  const before = new Set(previous?.manifest.inputs.map(({ submission }) => submission));
  return returns.map(({ submission }) => submission).filter((submission) => !before.has(submission));
}

interface Outcome {
  readonly kind: "published" | "would publish";
  readonly publication: Publication;
  readonly version: string;
  readonly previous: PreviousSnapshot | undefined;
}

function outcome({ kind, publication, version, previous }: Outcome): Published {
  return {
    kind,
    collection: publication.collection.id,
    version,
    figures: publication.figures.length,
    changes: previous === undefined ? [] : compareFigures(previous.figures, publication.figures),
    returns: publication.returns.length,
    synthetic: publication.synthetic,
    counted: countedAnew(publication, previous),
  };
}
