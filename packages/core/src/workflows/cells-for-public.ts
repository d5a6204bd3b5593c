import { isDirect } from "../collections/measures.ts";
import type { ExplainedCell } from "../publish/explain/explain-council.ts";
import { explainFigure } from "../publish/explain/explain-figure.ts";
import type { Objects } from "../storage/objects.ts";
import { openRead } from "./explained-snapshot.ts";
import type { Release } from "./read-release.ts";

/** A cell of a council's file that a figure reads: where it stands, and never what stands in it. */
export type PublicCell = Pick<ExplainedCell, "table" | "column" | "sheet" | "cell" | "numerator" | "denominator">;

/**
 * Where the numbers that one council gave for a figure stand in its file. Reads that one return. None where the figure is
 * hidden, was not added up from cells, or the council is not in it.
 */
export async function cellsForPublic(
  id: string,
  council: string,
  { release, data }: { readonly release: Release; readonly data: Objects },
): Promise<readonly PublicCell[]> {
  const figure = release.figures.get(id);
  const measure = figure && release.definition.collection.measures[figure.measure];
  if (figure === undefined || measure === undefined || !isDirect(measure)) return [];
  const { figures, councils, definition, manifest } = release;
  const opened = openRead(
    {
      name: { collection: release.collection, version: release.version },
      returns: manifest.inputs,
      definition,
      records: { figures, councils, coverageOf: () => undefined },
    },
    data,
  );
  await opened.read(figure.period, [council]);
  const found = explainFigure(opened.snapshot, id).councils.find(({ code }) => code === council);
  return (found?.cells ?? []).map(({ table, column, sheet, cell, numerator, denominator }) => ({
    ...{ table, column, sheet, cell, numerator, denominator },
  }));
}
