import { differenceValue, figureValue } from "@council-returns/core/workflows/figure-value.ts";
import { type ReleasedChanges, readChanges } from "@council-returns/core/workflows/release-file.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { table } from "../components/table.ts";
import type { PageContext } from "../site.ts";
import { publicWords } from "../words/public.ts";
import { answerPage } from "./answer-page.ts";
import { type AskedRelease, askedRelease } from "./asked-release.ts";
import { collectionPath, figurePath } from "./paths.ts";
import { releaseLine, releaseNotices } from "./release-frame.ts";
import { notesView, releaseNotes } from "./release-notes.ts";

const words = publicWords.changes;

/** Figures shown on the page; all of them are in the file. */
const MOST = 500;

/** What changed in a release against the one before it. */
export async function changesPage(c: PageContext): Promise<Response> {
  const asked = await askedRelease(c);
  const { release, segment } = asked;
  const { data } = c.var.site.store;
  const { title } = release.definition.collection;
  const here = { rest: "/changes" };
  const [notes, changes] = await Promise.all([releaseNotes(release, data), readChanges(release, data)]);
  const body = html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${title}, ${release.version}</span>${words.title}</h1>
${releaseNotices(asked, here)}
<h2 class="govuk-heading-m">${words.notes}</h2>
${notesView(notes)}
${releaseLine(asked, here)}
${changes === undefined ? "" : moved(changes, asked)}`;
  const back = { href: collectionPath(release.collection, segment), text: title };
  return answerPage(c, { title: `${words.title}: ${title}, ${release.version}`, body, back });
}

type Move = ReleasedChanges["figures"][number];

function moved({ before, figures }: ReleasedChanges, asked: AskedRelease): Html {
  const heading = html`<h2 class="govuk-heading-m">${words.figures}</h2>`;
  if (before === null) return html`${heading}<p class="govuk-body">${words.first}</p>`;
  if (figures.length === 0) return html`${heading}<p class="govuk-body">${words.none}</p>`;
  const shown = figures.slice(0, MOST);
  const columns = [
    { title: publicWords.figure.id },
    { title: words.kind },
    { title: words.before, number: true },
    { title: words.after, number: true },
    { title: words.by, number: true },
  ];
  const rows = shown.map((move) => changeRow(move, asked));
  const says = words.figuresSays(shown.length, figures.length);
  return html`${heading}<p class="govuk-body">${says}</p>${table({ caption: words.figures, captionHidden: true, columns, rows })}`;
}

function changeRow({ figure, kind, before, after, by }: Move, { release }: AskedRelease): readonly (string | Html)[] {
  const now = release.figures.get(figure);
  const id = html`<code class="site-code">${figure}</code>`;
  const name =
    now === undefined ? id : html`<a class="govuk-link" href="${figurePath(now, release.version)}">${id}</a>`;
  const unit = after?.unit ?? before?.unit ?? "";
  return [
    name,
    words.kinds[kind] ?? kind,
    before === null ? "" : figureValue(before),
    after === null ? "" : figureValue(after),
    by === null ? "" : differenceValue(by, unit),
  ];
}
