import { type Collection, collectionAt } from "../collections/define-collection.ts";
import type { ReturnPlace } from "../filing/entry.ts";
import { foldRules } from "../filing/filing-rules.ts";
import { type Judgement, judgeSubmission } from "../filing/judge-submission.ts";
import { NATIONAL } from "../filing/keys.ts";
import { ALL } from "../filing/log-key.ts";
import type { Mapping } from "../filing/mapping.ts";
import { questionsOf } from "../filing/question-of.ts";
import type { Objects } from "../storage/objects.ts";
import { authorityRecord } from "./authority-record.ts";
import { checkWith } from "./check-file.ts";
import type { CheckResult } from "./check-result.ts";
import { knownCollection } from "./known.ts";
import { othersReturns } from "./others-returns.ts";
import { previousReturn } from "./previous-return.ts";
import { listLog } from "./return-log.ts";

/** A file as it is to be read for a return. */
export interface FileToJudge {
  readonly place: ReturnPlace;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What its sender had confirmed of headers. */
  readonly confirmed: readonly Mapping[];
  /** The day, of London, whose waivers hold for it. */
  readonly day: string;
}

export interface JudgedReading {
  readonly result: CheckResult;
  /** What would become of it, by what has been said and granted until now. */
  readonly outcome: Judgement["outcome"] | "unreadable";
  /** The waivers it would be counted under. */
  readonly waivers: readonly NonNullable<Judgement["answers"][number]["waiver"]>[];
}

/**
 * Checks and judges a file by a collection as though it had come, beside what a store holds, and writes nothing. The
 * collection may be another than the registered one of its id: what was returned a year before is then read as it was
 * stored, by the registered one.
 */
export async function judgeReading(
  { place, name, bytes, confirmed, day }: FileToJudge,
  collection: Collection,
  data: Objects,
): Promise<JudgedReading> {
  const { period, authority } = place;
  const stored = knownCollection(collection.id);
  const sender = authority === NATIONAL ? undefined : authority;
  const result = await checkWith(
    collection,
    { name, bytes, period, authority: sender, confirmed },
    {
      previous: (of, code) => previousReturn(data, stored, of, code),
      others: (of, code) => othersReturns(data, stored, of, code),
    },
  );
  if (result.outcome === "unreadable") return { result, outcome: "unreadable", waivers: [] };
  const questions = questionsOf(result.findings, result.tables, collectionAt(collection, period));
  const judged = result.findings.flatMap(({ severity }, at) => {
    const question = questions[at];
    return question === undefined ? [] : [{ severity, question }];
  });
  const rules = foldRules(await listLog(data, { ...place, authority: ALL }), collection.filing);
  const { outcome, answers } = judgeSubmission(judged, rules, { ...(await authorityRecord(data, place)), day });
  const waivers = new Map(
    answers.flatMap(({ waiver }) => (waiver === undefined ? [] : [[waiver.id, waiver] as const])),
  );
  return { result, outcome, waivers: [...waivers.values()] };
}
