import type { ReturnPlace } from "../../filing/entry.ts";
import { NATIONAL } from "../../filing/keys.ts";
import type { Period } from "../../periods/period.ts";
import type { Publication } from "../make-publication.ts";
import type { MeasureDefinition } from "../measure-definitions.ts";
import { type CouncilChange, councilChanges } from "./council-change.ts";
import { councilFigures } from "./council-figures.ts";
import { type CouncilRank, councilRank } from "./council-rank.ts";
import type { FigureMoves, FigureShown } from "./figure-moves.ts";

/** How a council stands in each measure of a period, before and after a return counts. */
export interface CouncilStanding {
  readonly council: string;
  readonly name: string;
  readonly measures: readonly MeasureStanding[];
}

export interface MeasureStanding
  extends Pick<MeasureDefinition, "measure" | "basis" | "title" | "basisTitle" | "unit"> {
  /** The council's own figure. */
  readonly from: FigureShown;
  readonly to: FigureShown;
  readonly rank: { readonly before: CouncilRank | null; readonly after: CouncilRank };
  readonly change: CouncilChange;
}

interface Standing {
  /** Undefined where nothing counted before. */
  readonly before: Publication | undefined;
  readonly after: Publication;
  readonly moves: FigureMoves;
  readonly period: Period;
  readonly place: Pick<ReturnPlace, "authority">;
}

/** Of a file with many councils, those whose own figures move, the most moved first. */
export function councilStandings({ before, after, moves, period, place }: Standing): readonly CouncilStanding[] {
  const names = new Map(after.councils.filter((one) => one.period === period.id).map(({ code, name }) => [code, name]));
  const moved = moves.moved.filter((move) => move.level === "council" && move.period === period.id);
  const codes =
    place.authority === NATIONAL ? [...new Set(moved.map((move) => move.geographyCode))] : [place.authority];
  const [was, is] = [before && councilFigures(before), councilFigures(after)];
  const change = councilChanges(after);
  return codes.flatMap((council) => {
    const name = names.get(council);
    if (name === undefined) return [];
    const measures = is.measures.flatMap((definition): MeasureStanding[] => {
      const to = is.one(definition, period.id, council);
      if (to === undefined) return [];
      const past = was?.of(definition, period.id) ?? [];
      const from = past.find(({ geographyCode }) => geographyCode === council);
      const { measure, basis, title, basisTitle, unit } = definition;
      return [
        {
          ...{ measure, basis, title, basisTitle, unit },
          ...shownPair(from, to),
          rank: {
            before: past.length === 0 ? null : councilRank(past, council),
            after: councilRank(is.of(definition, period.id), council),
          },
          change: change(definition, period, council),
        },
      ];
    });
    return [{ council, name, measures }];
  });
}

/** What is hidden afterwards is not told beside it. */
function shownPair(from: FigureShown | undefined, to: FigureShown): Pick<MeasureStanding, "from" | "to"> {
  const hidden = to.value === null && to.status === "c";
  const value = hidden ? null : (from?.value ?? null);
  return { from: { value, status: from?.status ?? null }, to: { value: to.value, status: to.status } };
}
