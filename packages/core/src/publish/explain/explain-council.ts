import { formatUnscaled } from "../../exact/decimal.ts";
import type { GivenExplanation } from "../../filing/explanation.ts";
import { columnsOf, type Question, termColumn } from "../aggregate/questions.ts";
import type { PublishedWaiver } from "../published-return.ts";
import type { CellRead } from "./council-part.ts";
import type { ExplainedSnapshot } from "./explain-figure.ts";
import type { WorkedCouncil, WorkedFigure } from "./work-figure.ts";

/** What has been said of a finding in a return. */
export interface ExplainedFinding extends GivenExplanation {
  readonly code: string;
  readonly table: string | null;
  readonly column: string | null;
  readonly sheet: string | null;
  readonly cell: string | null;
}

/** The return a council's numbers are from. */
export interface ReturnSource {
  readonly submission: string;
  /** Key of its receipt, whose number is that of the submission. */
  readonly receipt: string;
  /** The file's name as it was sent; null where the store no longer says. */
  readonly file: string | null;
  readonly sha256: string;
  readonly waivers: readonly PublishedWaiver[];
  readonly explanations: readonly ExplainedFinding[];
}

/** What one council gave for a figure, and where it stands in which file. */
export interface ExplainedCouncil {
  readonly code: string;
  readonly name: string;
  /** True where its numbers are in the figure; else `why` says why not. */
  readonly counted: boolean;
  readonly why: "no return" | "no rows for this" | "a number is missing" | null;
  /** Exact decimal text; a sum has no denominator. */
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** Of a count of councils: whether it is one of them. */
  readonly inBand: boolean | null;
  /** The return, where it sent one; null else. */
  readonly from: Pick<ReturnSource, "submission" | "receipt" | "file" | "sha256"> | null;
  readonly cells: readonly ExplainedCell[];
  readonly waivers: readonly PublishedWaiver[];
  readonly explanations: readonly ExplainedFinding[];
}

export interface ExplainedCell extends CellRead {
  readonly table: string;
  /** What it is in the formula: `+` added, `-` taken away; null where it is not in that part. */
  readonly numerator: "+" | "-" | null;
  readonly denominator: "+" | "-" | null;
}

/** Every council expected in a figure, in the order of the register. */
export function councilParts(
  { question, councils }: Extract<WorkedFigure, { kind: "added up" }>,
  { sourceOf }: ExplainedSnapshot,
): readonly ExplainedCouncil[] {
  return councils.map((worked) =>
    explainCouncil(question, worked, sourceOf(worked.council.period, worked.council.code)),
  );
}

function explainCouncil(
  question: Question,
  { council, part }: WorkedCouncil,
  source: ReturnSource | undefined,
): ExplainedCouncil {
  const counted = part?.counted === true;
  const numbers = counted ? part : undefined;
  return {
    code: council.code,
    name: council.name,
    counted,
    why: counted
      ? null
      : source === undefined
        ? "no return"
        : part === undefined
          ? "no rows for this"
          : "a number is missing",
    numerator: textOf(numbers?.numerator, question.numerator.scale),
    denominator: question.kind === "sum" ? null : textOf(numbers?.denominator, question.denominator.scale),
    inBand: question.kind === "band" && counted ? part.inBand : null,
    from: source === undefined ? null : fromOf(source),
    cells: (part?.cells ?? []).map((cell) => ({ ...cell, table: question.table, ...signsOf(question, cell.column) })),
    waivers: (source?.waivers ?? []).filter((waiver) => touches(question, waiver)),
    explanations: (source?.explanations ?? []).filter((said) => touches(question, said)),
  };
}

function fromOf({ submission, receipt, file, sha256 }: ReturnSource): ExplainedCouncil["from"] {
  return { submission, receipt, file, sha256 };
}

/** True where something said of a table or column is about one that the question reads. */
function touches(
  question: Question,
  { table, column }: { readonly table?: string | null; readonly column?: string | null },
): boolean {
  const here = (table ?? question.table) === question.table;
  return here && ((column ?? null) === null || columnsOf(question).some((one) => one === column));
}

function signsOf(question: Question, column: string): Pick<ExplainedCell, "numerator" | "denominator"> {
  const signIn = (terms: readonly string[]): "+" | "-" | null => {
    const term = terms.find((one) => termColumn(one) === column);
    return term === undefined ? null : term.startsWith("-") ? "-" : "+";
  };
  const denominator = question.kind === "sum" ? null : signIn(question.denominator.terms);
  return { numerator: signIn(question.numerator.terms), denominator };
}

function textOf(unscaled: bigint | null | undefined, scale: number): string | null {
  return unscaled === null || unscaled === undefined ? null : formatUnscaled(unscaled, scale);
}
