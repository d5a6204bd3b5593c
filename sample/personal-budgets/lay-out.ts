import personalBudgets from "../../packages/core/src/collections/personal-budgets.ts";
import type { Line, Page } from "../files/page.ts";
import { type Part, stack, widened } from "../files/stack.ts";
import { seededDraw } from "../random.ts";
import type { CouncilReturn } from "./council-return.ts";
import type { Layout } from "./layout.ts";
import { peoplePart } from "./people-part.ts";
import { preamble, shortPreamble } from "./preamble.ts";
import { moneyPart, signOffPart } from "./small-parts.ts";

const BLANK: Part = { lines: [[], []], merges: [] };

const NOTES: readonly Line[] = [
  [],
  ["Notes"],
  ["1. People are counted once, under their main client group."],
  ["2. One-off services are adaptations, equipment and the like."],
];

/** The sheets of one return, hidden ones last. */
export function layOut(made: CouncilReturn, layout: Layout): Page[] {
  const draw = seededDraw(`words ${made.authority.name} ${made.period}`);
  const tables = [peoplePart(made, layout, draw), moneyPart(made, layout, draw), ...signOffPart(made, layout, draw)];
  const sheets = onSheets(tables, layout.sheets);
  const visible = sheets.map((parts, place): Page => {
    const head = place === 0 ? preamble(made, layout, draw) : shortPreamble();
    const last = place === sheets.length - 1 && layout.notes ? [{ lines: NOTES, merges: [] }] : [];
    const under = parts.flatMap((part, table) => (table === 0 ? [part] : [BLANK, part]));
    const { lines, merges } = widened(stack([head, ...under, ...last]), layout.emptyColumns);
    return { name: sheetName(place, sheets.length, layout), visibility: "visible", lines, merges };
  });
  return [...visible, ...hiddenPage(layout)];
}

function onSheets(tables: readonly Part[], sheets: Layout["sheets"]): (readonly Part[])[] {
  if (sheets === 1) return [tables];
  if (sheets === 3) return tables.map((table) => [table]);
  return [tables.slice(0, 1), tables.slice(1)];
}

function sheetName(place: number, sheets: number, { sheetNames }: Layout): string {
  if (sheetNames === "numbered") return `Sheet${place + 1}`;
  const { people, money, sign_off } = personalBudgets.tables;
  return sheets === 1 ? "Return" : ([people, money, sign_off][place]?.title ?? `Sheet${place + 1}`);
}

/** The list behind a form's drop-down, left in the file out of sight. */
function hiddenPage({ hiddenSheet }: Layout): Page[] {
  if (hiddenSheet === "none") return [];
  const { client_group, age_band } = personalBudgets.tables.people.columns;
  const lists = [client_group, age_band].flatMap(({ values }) => Object.values(values).map((all) => all.slice(0, 1)));
  return [{ name: "Lists", visibility: hiddenSheet, lines: lists, merges: [] }];
}
