import personalBudgets from "../../packages/core/src/collections/personal-budgets.ts";
import { dateEntry } from "../files/date-entry.ts";
import { poundsEntry } from "../files/number-entry.ts";
import type { Part } from "../files/stack.ts";
import { type Draw, pick, shuffled } from "../random.ts";
import type { CouncilReturn } from "./council-return.ts";
import { headerText } from "./header-text.ts";
import type { Layout } from "./layout.ts";
import { tablePart } from "./table-part.ts";

const AMOUNTS = ["community_budget", "personal_budget_spend", "direct_payment_spend"] as const;

/** The money table: one line. */
export function moneyPart({ money }: CouncilReturn, { tables, money: style }: Layout, draw: Draw): Part {
  const { title, columns } = personalBudgets.tables.money;
  const ids = tables.columns === "shuffled" ? shuffled(draw, AMOUNTS) : AMOUNTS;
  const headers = ids.map((id) => headerText(draw, columns[id].headers, tables.headers));
  return tablePart({ number: 2, title, headers, bunches: [[ids.map((id) => poundsEntry(money[id], style))]] }, tables);
}

/** The sign-off table, or nothing where the council left it out. */
export function signOffPart({ signOff }: CouncilReturn, { tables, dates }: Layout, draw: Draw): Part[] {
  if (signOff.length === 0) return [];
  const { title, columns } = personalBudgets.tables.sign_off;
  const headers = [columns.role, columns.signed_on].map((column) => headerText(draw, column.headers, tables.headers));
  const rows = signOff.map(({ role, signed_on }) => [
    pick(draw, columns.role.values[role] ?? [role]),
    dateEntry(signed_on, dates),
  ]);
  return [tablePart({ number: 3, title, headers, bunches: [rows] }, tables)];
}
