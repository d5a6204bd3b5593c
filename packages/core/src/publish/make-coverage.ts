import type { Collection } from "../collections/define-collection.ts";
import type { GeographyLevel } from "../collections/measures.ts";
import type { Period } from "../periods/period.ts";
import type { PlacedCouncil } from "./aggregate/areas.ts";
import { areasOf } from "./aggregate/areas.ts";
import type { Parts } from "./aggregate/collect-parts.ts";
import { partOf } from "./aggregate/collect-parts.ts";
import type { Question } from "./aggregate/questions.ts";
import { isAsked, questionsOf } from "./aggregate/questions.ts";

/** Who is behind a measure in an area, everyone together. */
export interface Coverage {
  readonly period: string;
  readonly level: GeographyLevel;
  readonly geographyCode: string;
  readonly geography: string;
  readonly measure: string;
  readonly basis: string;
  readonly expected: number;
  readonly responded: number;
  /** Councils that sent rows, but not every term of the measure in every row. */
  readonly partial: number;
  /** Names of the councils that are not in the figure, in order of name. */
  readonly missing: readonly string[];
}

export interface CoverageInput {
  readonly collection: Collection;
  readonly periods: readonly Period[];
  readonly councils: readonly PlacedCouncil[];
  readonly parts: Parts;
}

/**
 * For every measure that is worked from rows, and every area above a council: how many councils were
 * expected, how many are in the figure, and which are not. Measures made from other measures are
 * covered as those are.
 */
export function makeCoverage({ collection, periods, councils, parts }: CoverageInput): readonly Coverage[] {
  const levels = collection.publish.levels.filter((level) => level !== "council");
  return periods.flatMap((period) => {
    const expected = councils.filter((council) => council.period === period.id);
    const names = new Map(expected.map(({ code, name }) => [code, name]));
    const areas = areasOf(expected, levels);
    const asked = questionsOf(collection).filter((question) => isAsked(collection, question, period.id));
    return asked.flatMap((question) => {
      const gave = contributions(question, period.id, expected, parts);
      return areas.map((area): Coverage => {
        const missing = area.councils.filter((code) => !gave.responded.has(code));
        return {
          period: period.id,
          level: area.level,
          geographyCode: area.code,
          geography: area.name,
          measure: question.measure,
          basis: question.basis,
          expected: area.councils.length,
          responded: area.councils.length - missing.length,
          partial: area.councils.filter((code) => gave.partial.has(code)).length,
          missing: missing.map((code) => names.get(code) ?? code).toSorted(),
        };
      });
    });
  });
}

function contributions(
  question: Question,
  period: string,
  councils: readonly PlacedCouncil[],
  parts: Parts,
): { readonly responded: ReadonlySet<string>; readonly partial: ReadonlySet<string> } {
  const found = councils.map(({ code }) => ({
    code,
    part: partOf(parts, question, { period, level: "council", code, breakdown: null }),
  }));
  const codes = (those: typeof found): ReadonlySet<string> => new Set(those.map(({ code }) => code));
  return {
    responded: codes(found.filter(({ part }) => part !== undefined && part.responded > 0)),
    partial: codes(found.filter(({ part }) => part !== undefined && part.sent > part.complete)),
  };
}
