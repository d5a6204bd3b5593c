import type { Entry, Line, Page } from "./files/page.ts";
import { writeWorkbook } from "./files/write-workbook.ts";
import { type Fact, field, readFacts } from "./read-facts.ts";
import type { SampleFile } from "./sample-file.ts";

/** The official table of 2024-25, one sheet a measure, councils under area rows, as it was published. */
export function selfDirectedSupport(): SampleFile {
  return {
    collection: "self-directed-support",
    period: "2024-25",
    authority: "national",
    name: "ascof_2024_25_table_3d.xlsx",
    bytes: writeWorkbook([page("3d(1a)", "sds"), page("3d(2a)", "dp")], "xlsx"),
    wave: 1,
  };
}

function page(table: string, prefix: "sds" | "dp"): Page {
  const text = readFacts("self_directed_support_text").filter((fact) => field(fact, "table") === table);
  const at = (place: string) =>
    text.filter((fact) => field(fact, "place") === place).map((fact) => field(fact, "text"));
  const areas = readFacts("self_directed_support_2024_25_areas");
  const councils = readFacts("self_directed_support_2024_25");
  const lines: Line[] = [
    ...at("line").map((line) => [line]),
    at("header"),
    ...areas.map((area) => line(area, ["code", "area"], [prefix, "outcome"].join("_"))),
    ...councils.map((council) => line(council, ["cassr_code", "council"], `${prefix}_outcome_published`)),
  ];
  return { name: at("sheet")[0] ?? table, visibility: "visible", lines, merges: [] };

  function line(fact: Fact, [code, name]: readonly [string, string], outcome: string): Line {
    return [
      value(field(fact, code), "0"),
      field(fact, name),
      field(fact, "gss_code"),
      value(field(fact, `${prefix}_numerator`), "#,##0"),
      value(field(fact, "community_denominator"), "#,##0"),
      value(field(fact, outcome), "#,##0.0"),
    ];
  }
}

/** Codes and values are numbers where they can be; `[x]`, `EM` and `Z9D4Z` stay text. */
function value(text: string, format: string): Entry {
  return /^\d+(\.\d+)?$/.test(text) ? { number: Number(text), format, shown: text } : text;
}
