import type { Verification } from "@council-returns/core/workflows/verify-snapshot.ts";
import { countOf } from "./count-of.ts";
import { withdrawalLines } from "./withdrawal-lines.ts";
import { wrapIndented, wrapSentence } from "./wrap-text.ts";

/** What came of making a snapshot again: what to know first, then the answer, then what differs, object by object. */
export function verificationLines(verification: Verification, width: number): string[] {
  const { collection, version, same, notes, differences, rebuilt, withdrawn } = verification;
  const name = collection === "" ? "The snapshot" : `${collection}@${version}`;
  const head = same
    ? `${name} is as it was published: ${amounts(verification)} were compared.`
    : `${name} is not as it was published: ${countOf(differences.length, "difference")}.`;
  const held = "It could not be made again: its files were held to the hashes in its manifest only.";
  return [
    ...withdrawalLines(withdrawn, width),
    ...notes.flatMap((note) => wrapSentence(note, width)),
    ...wrapSentence(head, width),
    ...(same || rebuilt ? [] : wrapSentence(held, width)),
    ...differences.flatMap(({ object, problem, says }) => {
      return ["", ...wrapSentence(`${object}: ${problem}.`, width), ...wrapIndented(says, 2, width)];
    }),
  ];
}

function amounts({ checked: { originals, rows, files } }: Verification): string {
  return `${countOf(originals, "original")}, ${countOf(rows, "table")} of rows and ${countOf(files, "file")}`;
}
