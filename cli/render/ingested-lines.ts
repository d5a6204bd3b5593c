import type { Ingested } from "@council-returns/core/workflows/ingest-upload.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { isAnswered } from "./answered-lines.ts";
import { findingLines } from "./finding-lines.ts";
import { textTable } from "./text-table.ts";

/** What came of many uploads: a line each, then the errors of those that were not accepted. */
export function ingestedLines(ingested: readonly Ingested[], width: number): string[] {
  const refused = ingested.filter(({ outcome }) => outcome !== "accepted");
  return [
    ...textTable(
      {
        columns: [
          { title: "File" },
          { title: "Council" },
          { title: "Outcome" },
          { title: "Errors", align: "right" },
          { title: "Queries", align: "right" },
          { title: "Receipt" },
        ],
        rows: ingested.map(({ outcome, receipt, submission }) => [
          receipt.file,
          returnWords(receipt).council ?? "",
          outcome,
          String(receipt.counts.error),
          String(receipt.counts.query),
          submission,
        ]),
      },
      width,
    ),
    ...refused.flatMap((one) => ["", ...refusedLines(one, width)]),
  ];
}

/** Why one upload was not accepted: its errors, every one. */
function refusedLines({ receipt, outcome }: Ingested, width: number): string[] {
  const errors = receipt.findings.filter((finding) => finding.severity === "error" && !isAnswered(finding));
  return [`${receipt.file} was not accepted (${outcome}):`, ...findingLines(errors, width)];
}
