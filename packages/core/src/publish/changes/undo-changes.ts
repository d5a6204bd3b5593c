import type { Figure } from "../figure.ts";
import type { ComparedRelease, FigureMove, ReleaseChanges } from "./release-changes.ts";

/** In place of a value that was shown and is hidden now: nothing that is compared depends on it. */
const NO_LONGER_TOLD = "0";

/**
 * The release before, from the one after and what differs: what was published then, but for the numbers of figures
 * that are hidden now. Compared with the one after again it gives the same changes.
 */
export function undoChanges(
  changes: ReleaseChanges,
  after: Omit<ComparedRelease, "version">,
): Omit<ComparedRelease, "version"> {
  const moved = new Map(changes.figures.map((move) => [move.figure, move]));
  const definitions = new Map(Object.entries(after.definitions));
  for (const { definition, before } of changes.definitions) {
    if (before === null) definitions.delete(definition);
    else definitions.set(definition, before);
  }
  const resent = new Map(changes.councils.map((one) => [`${one.period}/${one.authority}`, one]));
  return {
    figures: [
      ...[...after.figures].flatMap((figure) => figureBefore(figure, moved.get(figure.figure))),
      ...changes.figures.flatMap((move) => (move.kind === "removed" ? removedFigure(move) : [])),
    ],
    definitions: Object.fromEntries(definitions),
    returns: [
      ...after.returns.filter(({ period, authority }) => !resent.has(`${period}/${authority}`)),
      ...changes.councils.flatMap(({ period, authority, before }) =>
        before === null ? [] : [{ period, authority, ...before }],
      ),
    ],
  };
}

function figureBefore(figure: Figure, move: FigureMove | undefined): readonly Figure[] {
  if (move === undefined) return [figure];
  if (move.before === null) return [];
  const hidden = move.kind === "hidden" ? { value: NO_LONGER_TOLD } : {};
  return [{ ...figure, ...move.before, ...hidden }];
}

function removedFigure({ figure, level, geography, before }: FigureMove): readonly Figure[] {
  const [collection = "", measure = "", basis = "", period = "", geographyCode = "", ...rest] = figure.split("/");
  const breakdown = rest.join("/");
  const named = { figure, collection, measure, basis, period, level, geographyCode, geography, breakdown };
  return before === null ? [] : [{ ...named, ...before }];
}
