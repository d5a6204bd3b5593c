import { parsePeriod } from "../periods/period.ts";
import { type CouncilStanding, councilStandings } from "../publish/impact/council-standings.ts";
import { coverageMoves } from "../publish/impact/coverage-moves.ts";
import { type FigureMoves, figureMoves } from "../publish/impact/figure-moves.ts";
import { type MeasureWords, measureWords } from "../publish/impact/measure-words.ts";
import type { Store } from "../storage/objects.ts";
import { currentDefinition } from "./current-definition.ts";
import { type AskedReturn, type Candidate, findCandidate } from "./preview-candidate.ts";
import { type DraftPowers, hiddenWhenPublished, previewPublication } from "./preview-publication.ts";

export type { AskedReturn, CouncilStanding, FigureMoves, MeasureWords };

export interface PreviewPowers extends Pick<DraftPowers, "openTables"> {
  readonly store: Pick<Store, "data">;
  readonly clock: () => Date;
}

/** What would change if a return counted; also the documented output of `impact --json`. */
export interface AcceptancePreview extends Candidate {
  readonly council: string | null;
  /** Null where nothing of the file can be read as a return. */
  readonly impact: Impact | null;
}

export interface Impact {
  readonly figures: FigureMoves;
  /** The council, or those of a file with many whose own figures move, the most moved first. */
  readonly councils: readonly CouncilStanding[];
  /** England's coverage of each measure in the period, before and after. */
  readonly coverage: ReturnType<typeof coverageMoves>;
  /** What the measures are called. */
  readonly measures: readonly MeasureWords[];
  readonly synthetic: boolean;
}

/**
 * Which figures a return would move, before it counts: a file that has not been sent, a submission that waits or was
 * rejected, or one that counts already, against what counted before it. Both sides are what would be published of the
 * returns that count now, as far as `previewPublication` tells. Nothing is written. Throws `InputError` where there is no such return.
 */
export async function previewAcceptance(asked: AskedReturn, powers: PreviewPowers): Promise<AcceptancePreview> {
  const { data } = powers.store;
  const { candidate, collection, before, after, overlay } = await findCandidate(asked, powers);
  const { place } = candidate;
  const period = parsePeriod(collection.period, place.period);
  if (overlay === undefined || period === undefined) return { ...candidate, council: null, impact: null };
  const hidden = await hiddenWhenPublished(data, collection.id, powers);
  const definition = currentDefinition(collection);
  const past = await previewPublication(definition, before, { ...powers, data, hidden });
  const then = await previewPublication(definition, after, { ...powers, data: overlay, hidden });
  const figures = figureMoves(past?.figures ?? [], then?.figures ?? []);
  const councils =
    then === undefined ? [] : councilStandings({ before: past, after: then, moves: figures, period, place });
  return {
    ...candidate,
    council: then?.councils.find(({ period: id, code }) => id === period.id && code === place.authority)?.name ?? null,
    impact: {
      figures,
      councils,
      coverage: coverageMoves(past?.coverage ?? [], then?.coverage ?? [], period.id),
      measures: measureWords(collection),
      synthetic: then?.synthetic ?? false,
    },
  };
}
