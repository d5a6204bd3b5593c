import type { GeographyLevel } from "../../collections/measures.ts";
import { labelOf, type PeriodKind } from "../../periods/period.ts";
import type { BookCell, BookSheet } from "../../templates/ooxml/book.ts";
import type { Figure } from "../figure.ts";
import { at } from "../held/coded-column.ts";
import { coverageAt } from "../held/coverage-columns.ts";
import { heldCoverage } from "../held/held-coverage.ts";
import type { Coverage } from "../make-coverage.ts";
import type { Publication } from "../make-publication.ts";
import { type MeasureDefinition, measureDefinitions } from "../measure-definitions.ts";
import { byText } from "../write/by-text.ts";
import { numberCell, statusCell, symbol, valueCell } from "./figure-cells.ts";
import { tablePage, words } from "./page-sheet.ts";

/** Levels with a table of their own, in order; councils are in `figures.csv`. */
const LEVELS: readonly (readonly [level: GeographyLevel, title: string, area: string])[] = [
  ["england", "England", "Area"],
  ["region", "Regions", "Region"],
  ["council-type", "Council types", "Council type"],
];

const WIDTHS = [44, 34, 16, 26, 18, 16, 10, 12, 12, 16, 16, 16, 16, 12];
const ABOUT =
  "This sheet has one table. Symbols in square brackets are explained on the sheet Notes, measures on the sheet Measures.";

/** A sheet for each level that has figures: every measure for everyone together, by period and area, with who is behind it. */
export function figuresPages(publication: Publication): readonly BookSheet[] {
  const definitions = new Map(measureDefinitions(publication.collection).map((one) => [measureKey(one), one]));
  const order = new Map([...definitions.keys()].map((key, place) => [key, String(place).padStart(6, "0")]));
  const coverageOf = coverageFinder(publication);
  const shown = publication.figures
    .filter(isShown)
    .map((one) => ({ one, place: [order.get(measureKey(one)) ?? "", one.period, one.geographyCode].join("/") }))
    .sort(byText(({ place }) => place))
    .map(({ one }) => one);
  const levels = LEVELS.filter(([level]) => shown.some((figure) => figure.level === level));
  return levels.map(([level, title, area], place) =>
    tablePage({
      name: `Table ${place + 1}`,
      title: `Table ${place + 1}: ${publication.collection.title}, ${title}`,
      about: ABOUT,
      table: {
        name: `figures_${level.replace("-", "_")}`,
        headers: headersOf(area),
        widths: WIDTHS,
        rows: shown
          .filter((figure) => figure.level === level)
          .map((figure) =>
            rowOf(figure, publication.collection.period, {
              definition: definitions.get(measureKey(figure)),
              coverage: coverageOf(figure),
            }),
          ),
      },
    }),
  );
}

/** A figure for everyone together, of more than one council. */
function isShown({ breakdown, level }: Pick<Figure, "breakdown" | "level">): boolean {
  return breakdown === "all" && level !== "council";
}

/** Finds the coverage of a figure that is shown; it is made when it is asked for. */
function coverageFinder({ coverage }: Publication): (figure: Figure) => Coverage | undefined {
  const { columns, length } = heldCoverage(coverage);
  const places = new Map<string, number>();
  for (let row = 0; row < length; row += 1) {
    const place = { breakdown: at(columns.breakdown, row), level: at(columns.level, row) };
    if (isShown(place)) places.set(at(columns.figure, row), row);
  }
  return ({ figure }) => {
    const row = places.get(figure);
    return row === undefined ? undefined : coverageAt(columns, row);
  };
}

function headersOf(area: string): readonly string[] {
  const counted = ["Councils expected", "Councils in the figure", "Percent of the base covered"];
  const bounds = ["Least it could be", "Most it could be", "Estimate with last answers"];
  return ["Measure", "Base", "Period", area, "Unit", "Value", "Status", ...counted, ...bounds, "Nature"];
}

function rowOf(
  figure: Figure,
  kind: PeriodKind,
  {
    definition,
    coverage,
  }: { readonly definition: MeasureDefinition | undefined; readonly coverage: Coverage | undefined },
): readonly BookCell[] {
  const basis = definition?.basisTitle ?? "";
  const covered = coverage?.baseCovered ?? null;
  return [
    words(definition?.title ?? figure.measure),
    words(basis === "" ? symbol("z") : basis),
    words(labelOf(kind, figure.period)),
    words(figure.geography),
    words(figure.unit),
    valueCell(figure),
    statusCell(figure),
    numberCell(String(figure.expected)),
    numberCell(String(figure.responded)),
    covered === null ? words(symbol(definition?.kind === "ratio" ? "x" : "z")) : numberCell(covered),
    boundCell(coverage?.low),
    boundCell(coverage?.high),
    coverage?.missing.length === 0 ? words(symbol("z")) : boundCell(coverage?.estimate),
    words(figure.nature ?? symbol("x")),
  ];
}

function measureKey({ measure, basis }: { readonly measure: string; readonly basis: string }): string {
  return `${measure}/${basis}`;
}

/** A bound or an estimate, or that there is none. */
function boundCell(text: string | null | undefined): BookCell {
  return text === null || text === undefined ? words(symbol("x")) : numberCell(text);
}
