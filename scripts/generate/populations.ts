import type { Population } from "../../packages/core/src/collections/population.ts";
import type { GeneratedFile } from "./generated-file.ts";
import { readCsv } from "./read-csv.ts";

/** People aged 18 and over by council, as a module: what rates of adults are of. */
export function populations(root: URL): GeneratedFile {
  const rows = readCsv(new URL("data/population/adults_2024_25.csv", root));
  const adults: Population = {
    title: "People aged 18 and over",
    source:
      "Department of Health and Social Care, Measures from the adult social care outcomes framework (ASCOF), England, 2024-25, tables 2b and 2c, denominators (Office for National Statistics population estimates)",
    version: 1,
    // The tables name the year they are of and no day: the estimate is taken as that of the year's last.
    estimates: [{ asOf: "2025-03-31", people: Object.fromEntries(rows.map((row) => [row.cassr_code, adultsIn(row)])) }],
  };
  return {
    path: "packages/core/src/collections/adult-population.generated.ts",
    text: [
      "// Written by scripts/generate.ts from data/population/adults_2024_25.csv. Do not edit: run `npm run generate`.",
      'import type { Population } from "./population.ts";',
      "",
      `export const adultPopulation: Population = ${JSON.stringify(adults, null, 2)};`,
      "",
    ].join("\n"),
  };
}

function adultsIn(row: Readonly<Record<string, string>>): number {
  const counts = [row.aged_18_64, row.aged_65_and_over].map((text = "") => (/^\d+$/.test(text) ? Number(text) : NaN));
  const people = counts.reduce((sum, count) => sum + count, 0);
  if (!Number.isSafeInteger(people)) throw new Error(`Cannot read the people of ${row.cassr_code}`);
  return people;
}
