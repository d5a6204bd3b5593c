import { type AuthorityStatus, collectionStatus } from "@council-returns/core/workflows/collection-status.ts";
import { windowWords } from "@council-returns/core/workflows/window-words.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { inset, tag } from "../components/messages.ts";
import { factList, table } from "../components/table.ts";
import { page } from "../frame/page.ts";
import { returnPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { nationalWords } from "../words/national.ts";
import { standingWords } from "../words/officer.ts";
import { instantDayWords } from "../words/times.ts";
import { counted } from "./period-counts.ts";
import { type NamedPeriod, periodInPath } from "./period-in-path.ts";

const words = nationalWords.board;

/** Who is in, in error, awaiting approval, late and missing, and the days left. */
export async function boardPage(c: PageContext): Promise<Response> {
  const named = periodInPath(c);
  const { collection, period, title } = named;
  const { store, clock } = c.var.site;
  const [status] = await collectionStatus({ collection, period }, { data: store.data, clock });
  if (status === undefined) return c.notFound();
  const { inError, approval, late, missing } = counted(status);
  const { of } = nationalWords.list;
  const days =
    status.window === null || status.daysLeft === null ? undefined : windowWords({ ...status.window }, status.daysLeft);
  const facts: (readonly [string, string])[] = [
    [words.in, of(String(status.accepted), String(status.expected))],
    [words.inError, String(inError)],
    [words.approval, String(approval)],
    [words.late, String(late)],
    [words.missing, String(missing)],
    ...(days === undefined
      ? []
      : ([
          [words.due, days.due],
          [words.closes, days.closes],
        ] as const)),
  ];
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<h2 class="govuk-heading-m">${words.counts}</h2>
${days === undefined ? inset(words.noWindow) : ""}${factList(facts)}
<h2 class="govuk-heading-m">${words.links}</h2>${links(named)}
${returnsTable(named, status.returns)}`;
  return page(c, { title, body, back: { href: "/national" } });
}

function links({ collection, path }: NamedPeriod): Html {
  const items: readonly (readonly [string, string])[] = [
    [`${path}/chase`, words.chase],
    [`${path}/window`, words.window],
    [`${path}/confusing`, words.confusing],
    [`/preview/${collection}`, words.release],
  ];
  return html`<ul class="govuk-list govuk-list--spaced">${items.map(([href, text]) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul>`;
}

function returnsTable({ collection, period }: NamedPeriod, returns: readonly AuthorityStatus[]): Html {
  const { council, state, files, at, late } = words.columns;
  return table({
    caption: words.caption,
    columns: [
      { title: council },
      { title: state },
      { title: files, number: true },
      { title: at },
      { title: late, number: true },
    ],
    rows: returns.map((one) => [
      html`<a class="govuk-link" href="${returnPath({ collection, period, authority: one.code })}">${one.name}</a>`,
      tag(standingWords[one.state].text, standingWords[one.state].colour),
      String(one.submissions),
      one.at === null ? "" : instantDayWords(one.at),
      one.daysLate === null ? "" : String(one.daysLate),
    ]),
  });
}
