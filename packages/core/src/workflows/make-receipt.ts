import { collectionAt } from "../collections/define-collection.ts";
import { findCollection } from "../collections/find-collection.ts";
import type { Arrival } from "../filing/entry.ts";
import type { Question } from "../filing/explanation.ts";
import type { FilingRules } from "../filing/filing-rules.ts";
import { type Judgement, judgeSubmission, type Standing } from "../filing/judge-submission.ts";
import { questionsOf } from "../filing/question-of.ts";
import { compareTries } from "../receipts/compare-tries.ts";
import type { LastTry } from "../receipts/receipt-page.ts";
import { checkJson, type FindingJson } from "./check-json.ts";
import type { CheckResult } from "./check-result.ts";
import type { Receipt, ReceiptFinding } from "./receipt.ts";

/** What a check is judged and told by, besides what it found. */
export interface ReceiptContext {
  readonly id: string;
  readonly arrival: Arrival;
  readonly checkOnly: boolean;
  readonly standing: Standing;
  readonly rules: FilingRules;
  /** The receipt of the try before, where there was one. */
  readonly before?: Receipt | undefined;
}

export interface MadeReceipt {
  readonly receipt: Receipt;
  readonly judgement: Judgement;
}

/** The receipt of a checked file: what was found, how each finding is answered, and what has changed since the last try. */
export function makeReceipt(result: CheckResult, context: ReceiptContext): MadeReceipt {
  const { id, arrival, checkOnly, before } = context;
  const questions = questionsAsked(result);
  const judged = result.findings.map(({ severity }, index) => ({ severity, question: at(questions, index) }));
  const judgement = judgeSubmission(judged, context.rules, context.standing);
  const { findings, ...json } = checkJson(result);
  const told = findings.map((finding, index) => receiptFinding(finding, index, at(questions, index)));
  const compared = before && compareTries(before.findings.filter(asksSomething), told.filter(asksSomething));
  const since = new Map(told.filter(asksSomething).map(({ number }, index) => [number, compared?.since[index]]));
  const { version: _version, ...received } = arrival;
  const receipt: Receipt = {
    format: "council-returns/receipt/1",
    receipt: id,
    received,
    checkOnly,
    ...json,
    outcome: result.outcome === "unreadable" ? "unreadable" : judgement.outcome,
    findings: told.map((finding, index) => ({
      ...finding,
      ...sinceOf(since.get(finding.number)),
      ...answerOf(judgement, index),
    })),
    ...(before && compared && { lastTry: lastTry(before, compared) }),
  };
  return { receipt, judgement };
}

/** What an upload is taken by that is filed under no collection. */
const NOWHERE = { sender: "authority", tables: {} } as const;

function questionsAsked({ findings, tables, collection, period }: CheckResult): readonly Question[] {
  const known = findCollection(collection);
  return questionsOf(findings, tables, known === undefined ? NOWHERE : collectionAt(known, period));
}

function receiptFinding(finding: FindingJson, index: number, question: Question): ReceiptFinding {
  const { table, row: key } = question;
  const told = { number: index + 1, ...finding, table, key };
  return finding.severity === "note" ? told : { ...told, question };
}

function answerOf({ answers }: Judgement, index: number): Pick<ReceiptFinding, "waiver" | "explanation"> {
  const { waiver, explanation } = answers[index] ?? {};
  if (waiver !== undefined) {
    const { id, reason, approver, expires } = waiver;
    return { waiver: { id, reason, approver, expires } };
  }
  return explanation === undefined ? {} : { explanation };
}

/** A note asks nothing, so nothing is achieved by its going. */
function asksSomething({ severity }: Pick<ReceiptFinding, "severity">): boolean {
  return severity !== "note";
}

function sinceOf(since: ReceiptFinding["since"]): Pick<ReceiptFinding, "since"> {
  return since === undefined ? {} : { since };
}

function lastTry(before: Receipt, { fixed, since }: ReturnType<typeof compareTries<ReceiptFinding>>): LastTry {
  return {
    receipt: before.receipt,
    at: before.received.at,
    outcome: before.outcome,
    fixed: fixed.map(({ number, severity, code, sheet, cell, row, message, fix }) => {
      return { number, severity, code, sheet, cell, row, message, fix };
    }),
    still: since.filter((one) => one === "still").length,
    new: since.filter((one) => one === "new").length,
  };
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`Nothing at ${index} of ${list.length}`);
  return item;
}
