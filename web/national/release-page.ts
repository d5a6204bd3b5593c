import { figureNames } from "@council-returns/core/workflows/figure-names.ts";
import { knownCollection } from "@council-returns/core/workflows/known.ts";
import { type Published, publishNational } from "@council-returns/core/workflows/publish-national.ts";
import { html } from "hono/html";
import { button } from "../components/button.ts";
import { hiddenToken, textOf } from "../components/form.ts";
import type { Html } from "../components/html.ts";
import { banner, inset, tag } from "../components/messages.ts";
import { table } from "../components/table.ts";
import { type MadePage, pageInTime } from "../frame/page-in-time.ts";
import { breakdownText, figureText, symbolsOf } from "../public/figure-words.ts";
import { collectionPath } from "../public/paths.ts";
import { type ReleasesOf, releasesOf } from "../public/releases-page.ts";
import type { PageContext } from "../site.ts";
import { countWords } from "../words/amounts.ts";
import { nationalWords } from "../words/national.ts";
import { instantDayWords } from "../words/times.ts";
import { disclosureDecisions } from "./disclosure-decisions.ts";
import { previewMark } from "./preview-mark.ts";

const words = nationalWords.release;
const BACK = { href: "/national" };
/** Told on the page; the release's own notes have them all. */
const TOLD = 200;

type Preview = Extract<Published, { readonly kind: "published" | "would publish" }>;

/** What a release would hold and which figures would move, before anything is written. */
export async function releasePage(c: PageContext): Promise<Response> {
  const { id, title } = knownCollection(c.req.param("collection") ?? "");
  return pageInTime(c, { title: words.title(title), says: words.looking, back: BACK }, async () =>
    previewPage(c, { preview: await publishNational({ collection: id, dryRun: true }, c.var.site) }),
  );
}

interface Shown {
  readonly preview: Published;
  readonly notice?: Html;
  readonly status?: 200 | 409;
}

async function previewPage(c: PageContext, { preview, notice, status = 200 }: Shown): Promise<MadePage> {
  const title = words.title(knownCollection(preview.collection).title);
  const body = html`${notice ?? withdrawnNotice(c)}<h1 class="govuk-heading-l">${title}</h1>${previewOf(c, preview)}${await released(c, preview.collection)}`;
  return { parts: { title, body, back: BACK }, status };
}

function previewOf(c: PageContext, preview: Published): Html {
  if (preview.kind === "unchanged") return html`<p class="govuk-body">${words.unchanged(preview.version)}</p>`;
  if (preview.kind === "nothing accepted") return html`<p class="govuk-body">${words.nothing}</p>`;
  if (preview.kind === "refused") return refusal(preview);
  if (preview.kind === "withdrawn") return html`${preview.says.map((one) => html`<p class="govuk-body">${one}</p>`)}`;
  const { version, figures, returns, synthetic } = preview;
  const form = html`<p class="govuk-body">${words.says}</p><form method="post" action="/preview/${preview.collection}">${hiddenToken(c.var.visitor)}<input type="hidden" name="preview" value="${previewMark(preview)}">${button(words.publish(version))}</form>`;
  return html`<p class="govuk-body">${words.would(version, countWords(figures, "figure"), countWords(returns, "return"))}</p>${synthetic ? inset(words.synthetic) : ""}${disclosureDecisions(preview)}${movesTable(preview)}${c.var.visitor.role === "national" ? form : ""}`;
}

/** Small numbers could be worked out: what was tried, which figures give one away, and what would do. */
function refusal({ says, failing, advice }: Extract<Published, { readonly kind: "refused" }>): Html {
  const figures = failing.map(({ words: text }) => html`<li>${text}</li>`);
  return html`<h2 class="govuk-heading-m">${words.refused}</h2>${says.map((one) => html`<p class="govuk-body">${one}</p>`)}<ul class="govuk-list govuk-list--bullet">${figures}</ul><p class="govuk-body">${advice}</p>`;
}

function withdrawnNotice(c: PageContext): Html {
  const version = c.req.query("withdrawn") ?? "";
  return /^\d+\.\d+\.\d+$/.test(version) ? banner("success", nationalWords.withdraw.done(version), []) : html``;
}

/** What has been released, each with the way to withdraw it. */
async function released(c: PageContext, collection: string): Promise<Html> {
  const [found] = await releasesOf(c.var.site, collection);
  if (found === undefined || found.releases.length === 0) return html``;
  const { release, at, state, withdraw } = words.released;
  const may = c.var.visitor.role === "national";
  const rows = found.releases.map((one) => [
    html`<a class="govuk-link" href="${collectionPath(collection, one.version)}">${one.version}</a>`,
    instantDayWords(one.at),
    stateOf(one),
    ...(may ? [one.withdrawn === null ? withdrawLink(collection, one.version) : ""] : []),
  ]);
  const columns = [release, at, state, ...(may ? [withdraw] : [])].map((title) => ({ title }));
  return table({ caption: words.released.caption, columns, rows });
}

function withdrawLink(collection: string, version: string): Html {
  return html`<a class="govuk-link" href="/preview/${collection}/withdraw/${version}">${words.released.withdraw}<span class="govuk-visually-hidden"> ${version}</span></a>`;
}

/** England first, everybody together before groups. */
function inOrder(changes: Preview["changes"]): Preview["changes"] {
  const place = ({ before, after }: Preview["changes"][number]): number => {
    const { level, breakdown } = after ?? before ?? {};
    return (level === "england" ? 0 : 2) + (breakdown === "all" ? 0 : 1);
  };
  return changes.toSorted((one, other) => place(one) - place(other));
}

function movesTable({ changes, collection }: Preview): Html {
  const { figure, kind, before, after } = words.columns;
  if (changes.length === 0) return html``;
  const nameOf = figureNames(collection);
  const told = inOrder(changes).slice(0, TOLD);
  const shown = table({
    caption: words.caption(countWords(changes.length, "figure")),
    columns: [{ title: figure }, { title: kind }, { title: before, number: true }, { title: after, number: true }],
    rows: told.map((change) => {
      const one = change.after ?? change.before;
      const group = one === null || one.breakdown === "all" ? "" : `. ${breakdownText(one.breakdown)}`;
      return [
        one === null ? change.figure : `${nameOf(one)}${group}`,
        words.kinds[change.kind],
        change.before === null ? "" : figureText(change.before),
        change.after === null ? "" : figureText(change.after),
      ];
    }),
  });
  const more = changes.length - TOLD;
  const symbols = symbolsOf(told.flatMap((one) => one.after ?? one.before ?? []));
  return html`${shown}${symbols}${more > 0 ? html`<p class="govuk-body">${words.more(countWords(more, "figure"))}</p>` : ""}`;
}

/** Publishes what was looked at. Where it would by now be something else, that is shown in its place and nothing is written. */
export async function publishFromForm(c: PageContext): Promise<Response> {
  const { id, title } = knownCollection(c.req.param("collection") ?? "");
  const meanwhile = { title: words.title(title), says: words.publishing, back: BACK };
  return pageInTime(c, meanwhile, () => publishPreviewed(c, id));
}

async function publishPreviewed(c: PageContext, collection: string): Promise<MadePage> {
  const { site, form } = c.var;
  const preview = await publishNational({ collection, dryRun: true }, site);
  const same = preview.kind === "would publish" && textOf(form, "preview") === previewMark(preview);
  if (!same) {
    if (preview.kind !== "would publish") return previewPage(c, { preview });
    const notice = banner("information", words.movedTitle, [words.moved(preview.version)]);
    return previewPage(c, { preview, notice, status: 409 });
  }
  const published = await publishNational({ collection }, site);
  if (published.kind === "nothing accepted" || published.kind === "refused" || published.kind === "withdrawn")
    return previewPage(c, { preview: published });
  const { version } = published;
  const notice = banner("success", words.done(version), [words.doneSays]);
  return previewPage(c, { preview: { kind: "unchanged", collection, version }, notice });
}

function stateOf({ withdrawn, supersededBy }: ReleasesOf["releases"][number]): string | Html {
  if (withdrawn !== null) return html`${tag(words.released.withdrawn, "red")} ${withdrawn.reason}`;
  return supersededBy === null ? tag(words.released.latest, "green") : words.released.superseded(supersededBy.version);
}
