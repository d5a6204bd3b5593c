import { areasOf } from "../publish/aggregate/areas.ts";
import { explainFigure, type FigureExplanation } from "../publish/explain/explain-figure.ts";
import { periodsBefore } from "../publish/explain/snapshot-periods.ts";
import type { Figure } from "../publish/figure.ts";
import type { Store } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import { type OpenedSnapshot, openSnapshot } from "./explained-snapshot.ts";
import { findSnapshot, type SnapshotName } from "./find-snapshot.ts";
import { InputError } from "./input-error.ts";
import { nearFigures } from "./near-figures.ts";

export type { FigureExplanation };

export interface ExplainPowers {
  readonly store: Pick<Store, "data">;
  readonly openTables: () => Promise<Tables>;
}

/** A figure explained, with the snapshot it is in; also the documented output of `explain --json`. */
export interface ExplainedFigure extends FigureExplanation {
  readonly snapshot: SnapshotName;
}

/**
 * Explains one published figure from a store: its definition, coverage and working, and every council's numbers down to
 * the cell. It tells what is published nowhere, single councils' exact numbers: it is for those who may see the returns.
 * `snapshot` is a name as `findSnapshot` reads it; left out, the latest of the figure's collection. Throws `InputError`
 * where there is no such snapshot or figure, with figures that are near.
 */
export async function explainPublished(
  figure: string,
  snapshot: string | undefined,
  { store: { data }, openTables }: ExplainPowers,
): Promise<ExplainedFigure> {
  const [collection = ""] = figure.split("/");
  const name = await findSnapshot(data, snapshot ?? collection);
  const opened = await openSnapshot(name, { data, openTables });
  return explainOpened(figure, opened);
}

/** Explains a figure of a snapshot that is open already. Throws `InputError` where it has no such figure. */
export async function explainOpened(id: string, opened: OpenedSnapshot): Promise<ExplainedFigure> {
  const { name, snapshot } = opened;
  const figure = snapshot.figures.get(id);
  if (figure === undefined) throw unknownFigure(id, opened);
  for (const period of periodsBehind(figure, opened)) await opened.read(period, councilsIn(figure, period, opened));
  const { collection, version, withdrawn } = name;
  const from = withdrawn === undefined ? { collection, version } : { collection, version, withdrawn };
  return { snapshot: from, ...explainFigure(snapshot, id) };
}

function unknownFigure(id: string, { name, snapshot }: OpenedSnapshot): InputError {
  const near = nearFigures([...snapshot.figures.keys()], id);
  const shape = "A figure is collection/measure/basis/period/area/breakdown";
  const there = `There is no figure ${id} in ${name.collection}@${name.version}.`;
  return new InputError(`${there} ${shape}. Near it are:\n${near.map((one) => `  ${one}`).join("\n")}`);
}

/** Its own period, and those before it that it is worked from. */
function periodsBehind({ period, measure }: Figure, { snapshot }: OpenedSnapshot): readonly string[] {
  const definition = snapshot.collection.measures[measure];
  return definition === undefined ? [period] : [period, ...periodsBefore(snapshot, definition, period)];
}

function councilsIn(
  { level, geographyCode }: Figure,
  period: string,
  { snapshot: { councils } }: OpenedSnapshot,
): readonly string[] {
  const expected = councils.filter((council) => council.period === period);
  return areasOf(expected, [level]).find(({ code }) => code === geographyCode)?.councils ?? [];
}
