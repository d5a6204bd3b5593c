import { ALL, type LogKey } from "../filing/log-key.ts";
import { type FigureMoves, figureMoves } from "../publish/impact/figure-moves.ts";
import { type MeasureWords, measureWords } from "../publish/impact/measure-words.ts";
import type { Publication } from "../publish/make-publication.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import type { SnapshotDefinition } from "../publish/snapshot-definition.ts";
import type { Store } from "../storage/objects.ts";
import { acceptedReturns } from "./accepted-returns.ts";
import { changedDefinition, type DefinitionFile } from "./changed-definition.ts";
import { currentDefinition } from "./current-definition.ts";
import { type DefinitionDifference, definitionDifferences } from "./definition-differences.ts";
import { InputError } from "./input-error.ts";
import { knownCollection, knownPeriod } from "./known.ts";
import { overlaidObjects } from "./overlaid-objects.ts";
import { type DraftPowers, hiddenWhenPublished, previewPublication } from "./preview-publication.ts";
import {
  type RehearsedReturn,
  type ReturnRehearsal,
  rehearseReturn,
  type SubmissionRehearsal,
} from "./rehearse-return.ts";
import { listLog } from "./return-log.ts";

export type { SubmissionRehearsal };

export interface RehearsalRequest {
  readonly collection: string;
  /** Only returns of this period are read again; those of others stay as they are. */
  readonly period?: string | undefined;
  /** The rules to try; left out, those there are are tried on files that earlier versions of the code read. */
  readonly definition?: DefinitionFile | undefined;
}

export interface RehearsalPowers extends Pick<DraftPowers, "openTables"> {
  readonly store: Pick<Store, "data">;
  /** Told after each return. */
  readonly onProgress?: (done: number, returns: number) => void;
}

/** What other rules would come to; also the documented output of `rehearse --json`. */
export interface Rehearsal {
  readonly collection: string;
  readonly period: string | null;
  readonly by: "definition" | "code";
  /** What is not as it is now, of the definition. */
  readonly changed: readonly DefinitionDifference[];
  /** How many returns there are, and files were read. */
  readonly returns: number;
  readonly files: number;
  /** Submissions that would be taken otherwise, in order of period and council. */
  readonly submissions: readonly SubmissionRehearsal[];
  /** How many returns count now and would not, and the other way round. */
  readonly lost: number;
  readonly gained: number;
  readonly figures: FigureMoves;
  readonly measures: readonly MeasureWords[];
}

/**
 * Reads every stored file of a collection by other rules, and tells who would be rejected, accepted, or told something
 * else, and which figures would move. Nothing is written. Throws `InputError` for an unknown collection or period, and for
 * a definition that cannot be one.
 */
export async function rehearseRules(request: RehearsalRequest, powers: RehearsalPowers): Promise<Rehearsal> {
  const collection = knownCollection(request.collection);
  const period = request.period === undefined ? undefined : knownPeriod(collection, request.period).id;
  const current = currentDefinition(collection);
  const changed = request.definition === undefined ? current : changedDefinition(request.definition, current);
  const by = request.definition === undefined ? "code" : "definition";
  const { data } = powers.store;
  const returns = returnsOf(
    await listLog(data, { collection: collection.id, ...(period !== undefined && { period }) }),
  );
  const rehearsed: ReturnRehearsal[] = [];
  for (const one of returns) {
    rehearsed.push(await rehearseReturn(one, { changed: changed.collection, by }, data));
    powers.onProgress?.(rehearsed.length, returns.length);
  }
  const submissions = rehearsed.flatMap(({ differing }) => differing);
  const accepted = await acceptedReturns(data, collection.id);
  const making = { ...powers, data, hidden: await hiddenWhenPublished(data, collection.id, powers) };
  const before = await previewPublication(current, accepted, making);
  const after = await publishedAfter(changed, { accepted, period, rehearsed }, making).catch((error: unknown) => {
    throw by === "definition" ? rulesFault(error) : error;
  });
  const counted = rehearsed.flatMap((one) => one.counted?.as ?? []);
  const counting = accepted.filter((one) => period === undefined || one.period === period);
  return {
    collection: collection.id,
    period: period ?? null,
    by,
    changed: definitionDifferences(current, changed),
    returns: returns.length,
    files: rehearsed.reduce((sum, { read }) => sum + read, 0),
    submissions,
    lost: counting.filter((one) => !counted.some((other) => isSameReturn(one, other))).length,
    gained: counted.filter((one) => !counting.some((other) => isSameReturn(one, other))).length,
    figures: figureMoves(before?.figures ?? [], after?.figures ?? []),
    measures: measureWords(changed.collection),
  };
}

function isSameReturn(one: PublishedReturn, other: PublishedReturn): boolean {
  return one.period === other.period && one.authority === other.authority;
}

/** Every return something was sent for, with its log and its period's. */
function returnsOf(log: readonly LogKey[]): readonly RehearsedReturn[] {
  return [...Map.groupBy(log, ({ period }) => period)].flatMap(([period, keys]) => {
    const byAuthority = Map.groupBy(keys, ({ authority }) => authority);
    const all = byAuthority.get(ALL) ?? [];
    return [...byAuthority].flatMap(([authority, own]): RehearsedReturn[] => {
      const first = own[0];
      if (period === ALL || authority === ALL || first === undefined) return [];
      return [{ place: { collection: first.collection, period, authority }, log: own, all }];
    });
  });
}

interface After {
  readonly accepted: readonly PublishedReturn[];
  readonly period: string | undefined;
  readonly rehearsed: readonly ReturnRehearsal[];
}

/** What would be published of what would count then. */
async function publishedAfter(
  changed: SnapshotDefinition,
  { accepted, period, rehearsed }: After,
  powers: DraftPowers,
): Promise<Publication | undefined> {
  const counted = rehearsed.flatMap((one) => one.counted ?? []);
  const kept = accepted.filter((one) => period !== undefined && one.period !== period);
  const data = overlaidObjects(
    powers.data,
    counted.flatMap(({ files }) => files),
  );
  return previewPublication(changed, [...kept, ...counted.map(({ as }) => as)], { ...powers, data });
}

/** Rules that no figure can be worked by are a fault of the rules, where they are not those there are. */
function rulesFault(error: unknown): unknown {
  if (!(error instanceof TypeError || error instanceof RangeError)) return error;
  return new InputError(`Figures cannot be made by these rules: ${error.message}.`);
}
