import type { FigureChange } from "@council-returns/core/publish/compare-figures.ts";
import { figureValue } from "@council-returns/core/workflows/figure-value.ts";
import type { Published } from "@council-returns/core/workflows/publish-national.ts";
import { countOf } from "./count-of.ts";
import { readableNumber } from "./readable-number.ts";
import { snapshotFolder } from "./snapshot-folder.ts";
import { textTable } from "./text-table.ts";
import { wrapText } from "./wrap-text.ts";

type Changed = Extract<Published, { kind: "published" | "would publish" }>;

/** What publishing came to, where it lies among a store's data, and the figures for England that are not as they were. */
export function publishedLines(published: Published, data: string, width: number): string[] {
  if (published.kind === "nothing accepted") {
    return [`No return of ${published.collection} has been accepted: there is nothing to publish.`];
  }
  if (published.kind === "refused") return refusalLines(published, width);
  if (published.kind === "withdrawn") {
    return [...published.says, "The option for that is --again."].flatMap((sentence) => wrapText(sentence, width));
  }
  const name = `${published.collection}@${published.version}`;
  if (published.kind === "unchanged") return [`Nothing has changed since ${name}.`];
  const verb = published.kind === "published" ? "Published" : "Would publish";
  const synthetic = published.synthetic ? ", with synthetic returns among them" : "";
  const counts = `${readableNumber(String(published.figures))} figures from ${countOf(published.returns, "return")}${synthetic}.`;
  return [
    ...wrapText(`${verb} ${name}: ${counts}`, width),
    ...(published.kind === "published" ? [`  ${snapshotFolder(data, published)}`] : []),
    ...changeLines(published, width),
  ];
}

const MOST_NAMED = 20;

/** Why small numbers could not be protected, the figures that give them away, and what would do. */
function refusalLines({ says, failing, advice }: Extract<Published, { kind: "refused" }>, width: number): string[] {
  const named = failing.slice(0, MOST_NAMED).flatMap(({ words }) => wrapText(`- ${words}`, width));
  const more = failing.length - MOST_NAMED;
  return [
    ...says.flatMap((sentence) => wrapText(sentence, width)),
    ...named,
    ...(more > 0 ? [`- and ${readableNumber(String(more))} more (--json names them all)`] : []),
    ...wrapText(advice, width),
  ];
}

function changeLines({ changes }: Changed, width: number): string[] {
  if (changes.length === 0) return [];
  const national = changes.filter(({ before, after }) => (after ?? before)?.level === "england");
  const others = changes.length - national.length;
  const columns = [
    { title: "Figure" },
    { title: "Before", align: "right" as const },
    { title: "Now", align: "right" as const },
  ];
  return [
    "",
    `${readableNumber(String(changes.length))} figures differ from the snapshot before` +
      (others > 0 ? `, ${readableNumber(String(others))} of them below England:` : ":"),
    ...textTable({ columns, rows: national.map(changeRow) }, width),
  ];
}

function changeRow({ figure, before, after }: FigureChange): string[] {
  return [figure, before === null ? "" : figureValue(before), after === null ? "" : figureValue(after)];
}
