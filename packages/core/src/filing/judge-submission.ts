import type { Severity } from "../findings/severity.ts";
import type { Outcome } from "./entry.ts";
import { type GivenExplanation, type Question, questionKey } from "./explanation.ts";
import type { FilingRules } from "./filing-rules.ts";
import { type Waiver, waives } from "./waiver.ts";

/** A finding as far as it decides what becomes of a return. */
export interface Judged {
  readonly severity: Severity;
  readonly question: Question;
}

/** What has been said and granted before. */
export interface Standing {
  /** By `questionKey`. */
  readonly explanations: ReadonlyMap<string, GivenExplanation>;
  readonly waivers: readonly Waiver[];
  /** The day the file came, of London: the waivers of that day hold. */
  readonly day: string;
}

/** How a finding is answered, where it is. */
export interface Answer {
  readonly waiver?: Waiver;
  readonly explanation?: GivenExplanation;
}

export interface Judgement {
  readonly outcome: Exclude<Outcome, "checked">;
  /** One for each finding, in their order. */
  readonly answers: readonly Answer[];
}

/**
 * What becomes of a readable file: an error that no waiver covers rejects it; where the collection
 * asks for it, a query without an explanation keeps it waiting, and after that a missing signature.
 * A waived error is asked about no further.
 */
export function judgeSubmission(findings: readonly Judged[], rules: FilingRules, standing: Standing): Judgement {
  const answers = findings.map((finding) => answerTo(finding, standing));
  const open = (severity: Severity) =>
    findings.some((finding, index) => finding.severity === severity && isOpen(answers[index]));
  return { outcome: outcome(), answers };

  function outcome(): Judgement["outcome"] {
    if (open("error")) return "rejected";
    if (rules.explainQueries === true && open("query")) return "needs-explanation";
    return rules.signOff === true ? "awaiting-sign-off" : "accepted";
  }
}

function answerTo({ severity, question }: Judged, { explanations, waivers, day }: Standing): Answer {
  if (severity === "note") return {};
  const place = {
    code: question.code,
    ...(question.table === null ? {} : { table: question.table }),
    ...(question.column === null ? {} : { column: question.column }),
  };
  const waiver = waivers.find((one) => waives(one, place, day));
  const explanation = explanations.get(questionKey(question));
  if (waiver !== undefined) return { waiver };
  return explanation === undefined || severity === "error" ? {} : { explanation };
}

function isOpen(answer: Answer | undefined): boolean {
  return answer?.waiver === undefined && answer?.explanation === undefined;
}
