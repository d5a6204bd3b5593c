import type { Figure } from "@council-returns/core/publish/figure.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { table } from "../components/table.ts";
import type { AskedRelease } from "./asked-release.ts";
import { figureLink } from "./figure-words.ts";

export interface PeriodTable {
  readonly caption: string;
  /** A row for each name; those of one row are next to each other or not. */
  readonly figures: readonly Figure[];
  readonly nameOf: (figure: Figure) => string;
  /** Title of the column of names. */
  readonly first: string;
}

/** Figures by name and period, the newest period first; nothing where there are none. */
export function periodTable(asked: AskedRelease, { caption, figures, nameOf, first }: PeriodTable): Html {
  if (figures.length === 0) return html``;
  const here = new Set(figures.map(({ period }) => period));
  const periods = asked.release.periods.filter(({ id }) => here.has(id)).toReversed();
  const rows = [...Map.groupBy(figures, nameOf)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, own]) => {
      const byPeriod = new Map(own.map((figure) => [figure.period, figure]));
      return [name, ...periods.map(({ id }) => figureLink(byPeriod.get(id), asked.segment))];
    });
  const columns = [{ title: first }, ...periods.map(({ label }) => ({ title: label, number: true }))];
  return html`<div class="site-sticky">${table({ caption, columns, rows })}</div>`;
}
