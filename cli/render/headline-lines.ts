import type { Collection } from "@council-returns/core/collections/define-collection.ts";
import type { Figure } from "@council-returns/core/publish/figure.ts";
import { figureValue, signed } from "./figure-value.ts";
import { textTable } from "./text-table.ts";

/**
 * England's figures of a collection for one period, in the order its definition has the measures,
 * each with the basis it is on and how many councils are behind it.
 */
export function headlineLines(collection: Collection, figures: readonly Figure[], width: number): string[] {
  const england = figures.filter(({ level, breakdown }) => level === "england" && breakdown === "all");
  const rows = Object.keys(collection.measures).flatMap((measure) =>
    england.filter((figure) => figure.measure === measure).map((figure) => headline(collection, figure)),
  );
  const columns = [
    { title: "England" },
    { title: "Value", align: "right" as const },
    { title: "Councils", align: "right" as const },
    { title: "Data" },
  ];
  return textTable({ columns, rows }, width);
}

function headline(collection: Collection, figure: Figure): string[] {
  const measure = collection.measures[figure.measure];
  const basis = measure === undefined ? undefined : basisTitle(collection, figure);
  const title = measure?.title ?? figure.measure;
  return [
    basis === undefined ? title : `${title}; of: ${basis}`,
    measure?.kind === "change" && figure.value !== null && figure.unit !== "percentage points"
      ? signed(figureValue(figure))
      : figureValue(figure),
    `${figure.responded} of ${figure.expected}`,
    figure.synthetic ? "synthetic" : "real",
  ];
}

/** Title of the base a share is on; a comparison has the bases of the share it compares. */
function basisTitle({ measures }: Collection, { measure, basis }: Figure): string | undefined {
  const own = measures[measure];
  const ratio = own?.kind === "against-target" || own?.kind === "change" ? measures[own.of] : own;
  return ratio?.kind === "ratio" ? ratio.bases[basis]?.title : undefined;
}
