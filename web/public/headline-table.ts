import type { Period } from "@council-returns/core/periods/period.ts";
import type { Figure } from "@council-returns/core/publish/figure.ts";
import type { Release } from "@council-returns/core/workflows/read-release.ts";
import type { MeasureRecord, ReleasedTarget } from "@council-returns/core/workflows/release-records.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { tag } from "../components/messages.ts";
import { table } from "../components/table.ts";
import { publicWords } from "../words/public.ts";
import type { AskedRelease } from "./asked-release.ts";
import { figureLink, symbolsOf } from "./figure-words.ts";
import { measurePath } from "./paths.ts";
import { coverageKey } from "./release-index.ts";

const words = publicWords;
const FEW = 6;

/** What England's figures of a release are in its last period: each measure on each base. Columns without a word are left out. */
export function headlineTable(asked: AskedRelease, measures: readonly MeasureRecord[] = asked.release.measures): Html {
  const period = lastPeriod(asked);
  if (period === undefined) return html``;
  const rows = measures.flatMap((measure) => headlineRow(asked, measure, period));
  const full = COLUMNS.map(({ key }) => rows.some((row) => row[key] !== ""));
  const columns = COLUMNS.filter((_, at) => full[at] === true);
  const cells = rows.map((row) => columns.map(({ key }) => row[key]));
  const found = englandIn(asked, period, measures);
  return html`<div class="site-headline">${table({ caption: words.home.headlines(period.label), columns, rows: cells })}</div>${symbolsOf(found)}`;
}

/** The measures a collection draws charts of or holds against targets; of one that does neither, its first few. */
export function mainMeasures({ measures, definition, targets }: Release): readonly MeasureRecord[] {
  const drawn = (definition.collection.charts ?? []).flatMap((one) =>
    "measures" in one ? one.measures : [one.measure],
  );
  const [first] = measures;
  const main = new Set([first?.measure, ...drawn, ...targets.map(({ measure }) => measure)]);
  return main.size > 1 ? measures.filter(({ measure }) => main.has(measure)) : measures.slice(0, FEW);
}

/** The last period in which England has a figure. */
export function lastPeriod({ release, index }: Pick<AskedRelease, "release" | "index">): Period | undefined {
  const england = [...index.areas.values()].find(({ level }) => level === "england");
  const own = new Set((index.byArea.get(england?.code ?? "") ?? []).map(({ period }) => period));
  return release.periods.findLast(({ id }) => own.has(id));
}

function englandIn({ release }: AskedRelease, period: Period, measures: readonly MeasureRecord[]): readonly Figure[] {
  const shown = new Set(measures.map(({ measure }) => measure));
  return [...release.figures.values()].filter(
    (one) => one.level === "england" && one.period === period.id && one.breakdown === "all" && shown.has(one.measure),
  );
}

const COLUMNS = [
  { key: "measure", title: words.columns.measure },
  { key: "value", title: words.columns.value, number: true },
  { key: "answered", title: words.columns.answered, number: true },
  { key: "covered", title: words.columns.covered, number: true },
  { key: "target", title: words.columns.target },
] as const;

type HeadlineRow = Readonly<Record<(typeof COLUMNS)[number]["key"], string | Html>>;

function headlineRow(asked: AskedRelease, measure: MeasureRecord, period: Period): readonly HeadlineRow[] {
  const { release, segment, index } = asked;
  const isIt = (one: Pick<Figure, "measure" | "basis" | "period"> & { readonly level: string }): boolean =>
    one.level === "england" &&
    one.measure === measure.measure &&
    one.basis === measure.basis &&
    one.period === period.id;
  const figure = (index.byMeasure.get(measure.measure) ?? []).find((one) => isIt(one) && one.breakdown === "all");
  if (figure === undefined) return [];
  const covered = index.coverage.get(coverageKey(figure))?.baseCovered ?? null;
  const link = measurePath(release.collection, segment, measure.measure);
  return [
    {
      measure: html`<a class="govuk-link" href="${link}">${measure.title}</a>${baseLine(measure)}`,
      value: figureLink(figure, segment),
      answered: words.ofExpected(figure.responded, figure.expected),
      covered: covered === null ? "" : `${covered}%`,
      target: targetsOf(release.targets, figure),
    },
  ];
}

/** The base of a measure that has one, below its name. */
export function baseLine({ basisTitle }: MeasureRecord): Html {
  return basisTitle === "" ? html`` : html`<span class="site-base">${words.columns.base}: ${basisTitle}</span>`;
}

function targetsOf(targets: readonly ReleasedTarget[], { measure, basis, period }: Figure): string | Html {
  const own = targets.filter((one) => one.measure === measure && one.basis === basis && one.period === period);
  if (own.length === 0) return "";
  return html`${own.map((one) => html`<p class="govuk-body-s govuk-!-margin-bottom-1">${targetTag(one)}</p>`)}`;
}

/** How a target stands: its status, its share and by how much. */
export function targetTag({ verdict, targetValue, by }: Pick<ReleasedTarget, "verdict" | "targetValue" | "by">): Html {
  const { status } = words.target;
  if (verdict === null) return html``;
  const colour = Object.entries(status).find(([one]) => one === verdict)?.[1] ?? "grey";
  const points = words.targets.points(by?.startsWith("-") === true ? by : `+${by ?? ""}`);
  return html`${tag(verdict, colour)} ${targetValue}%, ${points}`;
}
