import { dateLabel } from "@council-returns/core/workflows/period-label.ts";
import type { ReleasedTarget } from "@council-returns/core/workflows/release-records.ts";
import { type TargetStanding, targetsOn } from "@council-returns/core/workflows/targets-on.ts";
import { html } from "hono/html";
import { button } from "../components/button.ts";
import { textField } from "../components/fields.ts";
import type { Html } from "../components/html.ts";
import { factList, table } from "../components/table.ts";
import type { PageContext } from "../site.ts";
import { publicWords } from "../words/public.ts";
import { answerPage } from "./answer-page.ts";
import { type AskedRelease, askedRelease } from "./asked-release.ts";
import { targetTag } from "./headline-table.ts";
import { collectionPath } from "./paths.ts";
import { releaseLine, releaseNotices } from "./release-frame.ts";

const words = publicWords.targets;

/** Each target: how it stood on a day, and period by period. */
export async function targetsPage(c: PageContext): Promise<Response> {
  const asked = await askedRelease(c);
  const { release, segment } = asked;
  const { title } = release.definition.collection;
  const day = c.req.query("on") || (release.periods.at(-1)?.end ?? "");
  const here = { rest: "/targets" };
  const byTarget = [...Map.groupBy(release.targets, ({ target }) => target).values()];
  const body = html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${title}</span>${words.title}</h1>
${releaseNotices(asked, here)}
<p class="govuk-body">${words.says}</p>
${releaseLine(asked, here)}
${byTarget.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : html`${asOf(asked, day)}${byTarget.map((own) => targetView(own, asked))}`}`;
  return answerPage(c, {
    title: `${words.title}: ${title}`,
    body,
    back: { href: collectionPath(release.collection, segment), text: title },
  });
}

function asOf(asked: AskedRelease, day: string): Html {
  const rows = targetsOn(asked.release, day).map((one) => standingRow(one, asked));
  const columns = [words.target, publicWords.columns.base, words.due, words.standing, words.verdict].map((title) => ({
    title,
  }));
  const field = textField({ name: "on", label: words.on, hint: words.onHint, type: "date", value: day, wide: false });
  return html`<form method="get">${field}${button(words.show, { kind: "secondary" })}</form>${table({ caption: words.standings(dateLabel(day)), columns, rows })}`;
}

function standingRow({ target, basis, share, dueOn, standing, verdicts }: TargetStanding, { release }: AskedRelease) {
  const base = release.measures.find((one) => one.basis === basis)?.basisTitle ?? basis;
  const said = verdicts.map(
    (one) =>
      html`<p class="govuk-body-s govuk-!-margin-bottom-1">${words.judgedBy[one.judgedBy]} ${one.value}%: ${targetTag(one)}</p>`,
  );
  return [
    html`<a class="govuk-link" href="#${target}">${share}%</a>`,
    base,
    dateLabel(dueOn),
    standing,
    verdicts.length === 0 ? words.nothingYet : html`${said}`,
  ];
}

function targetView(own: readonly ReleasedTarget[], { release }: AskedRelease): Html {
  const [first] = own;
  if (first === undefined) return html``;
  const { target, targetValue, dueOn, setOn, replacedBy, replacedOn, source } = first;
  const measure = release.definition.targets.find(({ id }) => id === target)?.measure;
  const title = release.measures.find((one) => one.measure === measure)?.title ?? "";
  const fate =
    replacedOn === null
      ? words.stands
      : replacedBy === null
        ? words.scrapped(dateLabel(replacedOn))
        : html`<a class="govuk-link" href="#${replacedBy}">${words.replaced(dateLabel(replacedOn))}</a>`;
  return html`<section id="${target}"><h2 class="govuk-heading-m">${words.heading(`${targetValue}%`, dateLabel(dueOn), title)}</h2>${factList(
    [
      [words.set, setOn === null ? words.notStated : dateLabel(setOn)],
      [words.due, dateLabel(dueOn)],
      [words.fate, fate],
      [words.source, source],
    ],
  )}${verdictTable(own, release, words.caption(`${targetValue}%`, dateLabel(dueOn)))}</section>`;
}

function verdictTable(
  own: readonly ReleasedTarget[],
  { measures, periods }: AskedRelease["release"],
  caption: string,
): Html {
  const judged = own.filter(({ verdict }) => verdict !== null);
  if (judged.length === 0) return html`<p class="govuk-body">${words.noPeriod}</p>`;
  const rows = judged.map((one) => {
    const measure = measures.find(({ measure: id, basis }) => id === one.measure && basis === one.basis);
    const period = periods.find(({ id }) => id === one.period)?.label ?? one.period ?? "";
    return [
      period,
      measure?.title ?? one.measure,
      measure?.basisTitle ?? one.basis,
      `${one.value ?? ""}%`,
      targetTag(one),
    ];
  });
  const { period, measure, base } = publicWords.columns;
  const columns = [
    { title: period },
    { title: measure },
    { title: base },
    { title: words.share, number: true },
    { title: words.verdict },
  ];
  return table({ caption, columns, rows });
}
