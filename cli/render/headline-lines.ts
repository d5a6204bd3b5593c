import type { Collection } from "@council-returns/core/collections/define-collection.ts";
import type { Figure } from "@council-returns/core/publish/figure.ts";
import { figureValue, signed } from "@council-returns/core/workflows/figure-value.ts";
import type { Headlines } from "@council-returns/core/workflows/national-headlines.ts";
import { textTable } from "./text-table.ts";
import { wrapText } from "./wrap-text.ts";

const right = "right";

/** England's figures, each with the basis it is on and how many councils are behind it. */
export function headlineLines({ collection, figures }: Headlines, width: number): string[] {
  const table = textTable(
    {
      columns: [
        { title: "England" },
        { title: "Value", align: right },
        { title: "Councils", align: right },
        { title: "Data" },
      ],
      rows: figures.map((figure) => [
        titleOf(collection, figure),
        `${shownValue(collection, figure)}${figure.waivers > 0 ? WAIVED : ""}`,
        `${figure.responded} of ${figure.expected}`,
        origin(figure),
      ]),
    },
    width,
  );
  return [...table, ...waivedLines(figures, width)];
}

/** Beside a value that was worked under a waiver. */
const WAIVED = " *";

function waivedLines(figures: readonly Figure[], width: number): string[] {
  const most = Math.max(0, ...figures.map(({ waivers }) => waivers));
  if (most === 0) return [];
  const upTo = most === 1 ? "A council's return counts" : `Up to ${most} returns count`;
  return wrapText(`* ${upTo} under a waiver that touches this figure: see the table waivers of the snapshot.`, width);
}

/** Each share beside each target it is held against, a line a basis. */
export function targetLines({ collection, targets }: Headlines, width: number): string[] {
  if (targets.length === 0) return [];
  return textTable(
    {
      columns: [
        { title: "Against the target" },
        { title: "Value", align: right },
        { title: "Target", align: right },
        { title: "By", align: right },
        { title: "Verdict" },
        { title: "Data" },
      ],
      rows: targets.map(({ due, verdict }) => [
        `${titleOf(collection, verdict)}\ndue ${due}`,
        `${verdict.value}%`,
        `${verdict.targetValue}%`,
        signed(verdict.by),
        verdict.verdict,
        origin(verdict),
      ]),
    },
    width,
  );
}

/** A measure's title with that of the base it is on; a comparison has the bases of the share it compares. */
function titleOf({ measures }: Collection, { measure, basis }: Pick<Figure, "measure" | "basis">): string {
  const own = measures[measure];
  const ratio = own !== undefined && "of" in own ? measures[own.of] : own;
  const base = ratio?.kind === "ratio" ? ratio.bases[basis]?.title : undefined;
  const title = own?.title ?? measure;
  return base === undefined ? title : `${title}\nbasis: ${base}`;
}

function shownValue({ measures }: Collection, figure: Figure): string {
  const value = figureValue(figure);
  const isChange = measures[figure.measure]?.kind === "change";
  return isChange && figure.value !== null ? signed(value) : value;
}

function origin({ synthetic }: { readonly synthetic: boolean }): string {
  return synthetic ? "synthetic" : "real";
}
