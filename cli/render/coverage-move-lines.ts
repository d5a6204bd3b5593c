import { figureValue } from "@council-returns/core/workflows/figure-value.ts";
import type { Impact, MeasureWords } from "@council-returns/core/workflows/preview-acceptance.ts";
import { countOf } from "./count-of.ts";
import { textTable } from "./text-table.ts";

interface Shown {
  readonly width: number;
  readonly all: boolean;
  readonly measures: readonly MeasureWords[];
}

/** Rows shown unless all are asked for. */
const SOME = 8;

/** England's coverage after, measures that have the same in one row. */
export function coverageMoveLines(coverage: Impact["coverage"], { width, all, measures }: Shown): string[] {
  const rows = coverage.map(({ measure, basis, expected, before, after }) => {
    const words = measures.find((one) => one.measure === measure && one.basis === basis);
    const base = words === undefined || words.basisTitle === "" ? "" : `\nbase: ${words.basisTitle}`;
    const bound = (text: string): string => figureValue({ value: text, status: null, unit: words?.unit ?? "" });
    const { low = null, high = null, baseCovered = null } = after ?? {};
    return {
      name: `${words?.title ?? measure}${base}`,
      said: [
        `${before?.responded ?? 0} to ${after?.responded ?? 0}\nof ${expected}`,
        baseCovered === null ? "not known" : `${baseCovered}%`,
        low === null || high === null ? "not known" : `${bound(low)}\nto ${bound(high)}`,
      ],
    };
  });
  const alike = [...Map.groupBy(rows, ({ said }) => said.join("|")).values()];
  const some = all ? alike : alike.slice(0, SOME);
  const rest = alike.length - some.length;
  const right = "right" as const;
  const table = textTable(
    {
      columns: [
        { title: "Coverage of England" },
        { title: "Councils", align: right },
        { title: "Base covered", align: right },
        { title: "Could be", align: right },
      ],
      rows: some.map((same) => [namesOf(same.map(({ name }) => name)), ...(same[0]?.said ?? [])]),
    },
    width,
  );
  return rest > 0 ? [...table, "", `and ${countOf(rest, "row")} more: add --all to see them.`] : table;
}

function namesOf([first = "", ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first}\nand ${countOf(others.length, "measure")} more`;
}
