import type { Line } from "./files/page.ts";
import { type CsvStyle, writeCsv } from "./files/write-csv.ts";
import { type Fact, field, readFacts } from "./read-facts.ts";
import type { SampleFile } from "./sample-file.ts";

/** How each year's file was issued: the second held a copyright sign in the encoding of Windows. */
const YEARS: Readonly<Record<string, { readonly name: string; readonly style: CsvStyle }>> = {
  "2009-10": {
    name: "Final_Council Level_ActivityData_2009-10.csv",
    style: { encoding: "utf-8", delimiter: ",", newline: "\n" },
  },
  "2010-11": {
    name: "Final_Council_Level_Activity_Data_2010-11.csv",
    style: { encoding: "windows-1252", delimiter: ",", newline: "\n" },
  },
  "2011-12": {
    name: "Council_Level_Activity_Data_2011-12.csv",
    style: { encoding: "utf-8 with BOM", delimiter: ",", newline: "\r\n" },
  },
};

/** Published values of each year, laid out again as the wide files were: headers over a code row, notes under. */
export function directPayments(): SampleFile[] {
  return Object.entries(YEARS).map(([year, { name, style }]) => ({
    collection: "direct-payments",
    period: year,
    authority: "national",
    name,
    bytes: writeCsv({ name, visibility: "visible", lines: yearLines(year), merges: [] }, style),
    wave: 1,
  }));
}

function yearLines(year: string): Line[] {
  const ofYear = (name: string) => readFacts(name).filter((fact) => field(fact, "year") === year);
  const headings = ofYear("direct_payments_headings");
  const text = ofYear("direct_payments_text");
  const at = (place: string) =>
    text.filter((fact) => field(fact, "place") === place).map((fact) => [field(fact, "text")]);
  return [
    ...at("title"),
    ["", ...overFirst(headings.map((heading) => field(heading, "section")))],
    ["", ...overFirst(headings.map((heading) => field(heading, "group")))],
    ["", ...headings.map((heading) => field(heading, "heading"))],
    [],
    ["", ...headings.map((heading) => field(heading, "item_code"))],
    ...councilLines(ofYear("direct_payments_2010_2012"), headings),
    [],
    ...at("note"),
  ];
}

/** A merged header leaves its text in the first cell only. */
function overFirst(texts: readonly string[]): string[] {
  return texts.map((text, place) => (text === texts[place - 1] ? "" : text));
}

function councilLines(facts: readonly Fact[], headings: readonly Fact[]): Line[] {
  const byCouncil = Map.groupBy(facts, (fact) => field(fact, "cassr_code"));
  return [...byCouncil].map(([code, values]) => [
    label(code, values),
    ...headings.map((heading) => publishedValue(values, field(heading, "item_code"))),
  ]);
}

function label(code: string, values: readonly Fact[]): string {
  const name = values.map((fact) => field(fact, "council_as_published"))[0] ?? "";
  return name.startsWith("TOTAL") ? name : `${code}-${name}`;
}

function publishedValue(values: readonly Fact[], code: string): string {
  const fact = values.find((one) => field(one, "item_code") === code);
  return fact === undefined ? ".." : field(fact, "value_as_published");
}
