import type { ReceiptFinding } from "@council-returns/core/workflows/receipt.ts";
import { wrapIndented } from "./wrap-text.ts";

/** A finding with how it is answered, where it is: those of a receipt may be, those of a check are not. */
export type Answerable = Pick<ReceiptFinding, "severity" | "sheet" | "cell" | "message"> &
  Partial<Pick<ReceiptFinding, "waiver" | "explanation">>;

/** True where a finding asks nothing more. */
export function isAnswered({ waiver, explanation }: Answerable): boolean {
  return waiver !== undefined || explanation !== undefined;
}

/** Findings that are waived or explained, with what was said. */
export function answeredLines(findings: readonly Answerable[], width: number): string[] {
  const answered = findings.filter(isAnswered);
  if (answered.length === 0) return [];
  const title = `Waived or explained already: ${answered.length}`;
  return ["", title, "-".repeat(title.length), ...answered.flatMap((one) => lines(one, width))];
}

function lines({ sheet, cell, message, waiver, explanation }: Answerable, width: number): string[] {
  const place = [sheet, cell].filter((part) => part !== null && part !== "").join("!");
  const said =
    waiver === undefined
      ? `Explained by ${explanation?.by ?? ""} for ${explanation?.period ?? ""}: ${explanation?.text ?? ""}`
      : `Waived until ${waiver.expires} by ${waiver.approver}: ${waiver.reason}`;
  return [
    ...wrapIndented(place === "" ? "The whole file" : place, 2, width),
    ...wrapIndented(message, 4, width),
    ...wrapIndented(said, 4, width),
    "",
  ];
}
