import personalBudgets from "../../packages/core/src/collections/personal-budgets.ts";
import { countEntry } from "../files/number-entry.ts";
import type { Entry, Line } from "../files/page.ts";
import type { Part } from "../files/stack.ts";
import { type Draw, pick, shuffled } from "../random.ts";
import type { CouncilReturn, PeopleRow } from "./council-return.ts";
import { headerText } from "./header-text.ts";
import type { Layout } from "./layout.ts";
import { tablePart } from "./table-part.ts";

const { title, columns } = personalBudgets.tables.people;
type ColumnId = keyof PeopleRow;

const KEYS = ["client_group", "age_band"] as const;
const COUNTS = [
  "ongoing_support",
  "ongoing_personal_budgets",
  "ongoing_direct_payment",
  "ongoing_managed",
  "ongoing_mixed",
  "one_off_personal_budgets",
  "indicator_130_base",
  "forecast_ongoing",
] as const;

/** Headers above the headers, for files that stack them. */
const OVER: Readonly<Record<ColumnId, string>> = {
  client_group: "",
  age_band: "",
  ongoing_support: "Support at the census",
  ongoing_personal_budgets: "Budgets held at the census",
  ongoing_direct_payment: "Budgets held at the census",
  ongoing_managed: "Budgets held at the census",
  ongoing_mixed: "Budgets held at the census",
  one_off_personal_budgets: "Budgets held at the census",
  indicator_130_base: "Wider base",
  forecast_ongoing: "Looking ahead",
};

/** The people table of a return, with whatever the layout spoils in it. */
export function peoplePart(made: CouncilReturn, layout: Layout, draw: Draw): Part {
  const { tables, spoilt } = layout;
  const counts = tables.columns === "shuffled" ? shuffled(draw, COUNTS) : COUNTS;
  const ids = [...KEYS, ...counts].filter((id) => id !== spoilt?.columnLeftOut);
  const rows = ordered(made.people, tables.rows, draw);
  const comments = tables.comments ? { header: ["Comments"], line: [null] } : { header: [], line: [] };
  const line = (row: PeopleRow): Line => [...ids.map((id) => entry(row, id, layout, draw)), ...comments.line];
  const bunches = tables.rows === "by group" ? Map.groupBy(rows, (row) => row.client_group).values() : [rows];
  return tablePart(
    {
      number: 1,
      title,
      headers: [...ids.map((id) => headerText(draw, columns[id].headers, tables.headers)), ...comments.header],
      over: ids.map((id) => OVER[id]),
      bunches: [...bunches].map((bunch) => bunch.map(line)),
      ...(tables.total === "none" ? {} : { total: totalLine(made.people, ids, layout) }),
    },
    tables,
  );
}

function ordered(rows: readonly PeopleRow[], order: Layout["tables"]["rows"], draw: Draw): readonly PeopleRow[] {
  if (order === "by age") return [...Map.groupBy(rows, (row) => row.age_band).values()].flat();
  return order === "shuffled" ? shuffled(draw, rows) : rows;
}

function entry(row: PeopleRow, id: ColumnId, { tables, numbers, spoilt }: Layout, draw: Draw): Entry {
  if (id === "client_group" || id === "age_band") {
    const spellings = columns[id].values[row[id]] ?? [row[id]];
    return pick(draw, tables.categories === "mixed" ? spellings : spellings.slice(0, 1));
  }
  const typed = spoilt?.textInstead;
  const here = typed?.column === id && typed.clientGroup === row.client_group && typed.ageBand === row.age_band;
  return here ? typed.text : countEntry(row[id], numbers);
}

function totalLine(rows: readonly PeopleRow[], ids: readonly ColumnId[], { tables, numbers }: Layout): Line {
  return ids.map((id, place) => {
    if (id === "client_group" || id === "age_band") return place === 0 ? tables.total : null;
    return countEntry(
      rows.reduce((before, row) => before + row[id], 0),
      numbers,
    );
  });
}
