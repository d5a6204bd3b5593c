import type { Authority } from "../../packages/core/src/authorities/authority.ts";
import personalBudgets from "../../packages/core/src/collections/personal-budgets.ts";
import { type Period, parsePeriod } from "../../packages/core/src/periods/period.ts";
import type { Line } from "../files/page.ts";
import type { Part } from "../files/stack.ts";
import { type Draw, pick } from "../random.ts";
import type { CouncilReturn } from "./council-return.ts";
import type { Layout, Preamble } from "./layout.ts";

/** Stands above the tables of every sample return. */
export const SYNTHETIC = "Synthetic data: generated for demonstration, not a council's figures";

const { labels, title } = personalBudgets;

/** What stands above the first table: title, statement, council and census day. */
export function preamble({ authority, period }: CouncilReturn, { preamble: style }: Layout, draw: Draw): Part {
  const named = style.period === "in the title";
  const lines: Line[] = [
    [named ? `${title}, ${dayText(period, "31 March 2010")}` : title],
    [SYNTHETIC],
    [],
    answer(pick(draw, labels.authority), councilText(authority, style.council), style.labels),
    ...(named ? [] : [answer(pick(draw, labels.period), dayText(period, style.period), style.labels)]),
    [],
  ];
  return { lines, merges: style.mergedTitle ? [{ top: 0, left: 0, bottom: 0, right: 5 }] : [] };
}

/** What stands above the tables of the other sheets. */
export function shortPreamble(): Part {
  return { lines: [[title], [SYNTHETIC], []], merges: [] };
}

function answer(label: string, text: string, style: Preamble["labels"]): Line {
  return style === "beside" ? [label, text] : [`${label}: ${text}`];
}

function councilText(authority: Authority, style: Preamble["council"]): string {
  if (style === "official name") return authority.officialName;
  if (style === "name") return authority.name;
  return style === "code" ? authority.code : gssCode(authority);
}

/** The GSS code of the day: the first of those it has had. Councils abolished before there were any give their own. */
function gssCode({ formerGss, gss, code }: Authority): string {
  return formerGss[0] ?? (gss === "" ? code : gss);
}

function dayText(id: string, style: Exclude<Preamble["period"], "in the title">): string {
  const [year, month, day] = id.split("-");
  if (style === "2010-03-31") return id;
  if (style === "31/03/2010") return `${day}/${month}/${year}`;
  if (style === "31.03.2010") return `${day}.${month}.${year}`;
  return censusDay(id).label;
}

function censusDay(id: string): Period {
  const period = parsePeriod("census-day", id);
  if (period === undefined) throw new RangeError(`Not a census day: ${id}`);
  return period;
}
