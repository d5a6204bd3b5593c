import type { PlacedCouncil } from "../aggregate/areas.ts";
import type { Figure } from "../figure.ts";
import { figureValue } from "../figure-value.ts";
import { byText } from "../write/by-text.ts";
import type { ChartTable } from "./chart.ts";

/** Every council's value with its region, in order of name. */
export function councilTable(figures: readonly Figure[], councils: readonly PlacedCouncil[]): ChartTable {
  const regions = new Map(councils.map(({ period, code, region }) => [`${period}/${code}`, region]));
  return {
    columns: [
      { title: "Council", numeric: false },
      { title: "Region", numeric: false },
      { title: "Value", numeric: true },
    ],
    rows: figures
      .toSorted(byText(({ geography, figure }) => `${geography}/${figure}`))
      .map((figure) => [
        figure.geography,
        regions.get(`${figure.period}/${figure.geographyCode}`) ?? "",
        `${figureValue(figure)}${figure.value !== null && figure.status !== null ? ` [${figure.status}]` : ""}`,
      ]),
  };
}
