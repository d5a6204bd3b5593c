import { figureValue } from "@council-returns/core/workflows/figure-value.ts";
import { knownCollection } from "@council-returns/core/workflows/known.ts";
import { type Published, publishNational } from "@council-returns/core/workflows/publish-national.ts";
import { html } from "hono/html";
import { button } from "../components/button.ts";
import { hiddenToken, textOf } from "../components/form.ts";
import type { Html } from "../components/html.ts";
import { banner, inset } from "../components/messages.ts";
import { table } from "../components/table.ts";
import { page } from "../frame/page.ts";
import type { PageContext } from "../site.ts";
import { countWords } from "../words/amounts.ts";
import { nationalWords } from "../words/national.ts";
import { previewMark } from "./preview-mark.ts";

const words = nationalWords.release;
/** Told on the page; the release's own notes have them all. */
const TOLD = 200;

type Preview = Extract<Published, { readonly kind: "published" | "would publish" }>;

/** What a release would hold and which figures would move, before anything is written. */
export async function releasePage(c: PageContext): Promise<Response> {
  const { id } = knownCollection(c.req.param("collection") ?? "");
  return showPreview(c, { preview: await publishNational({ collection: id, dryRun: true }, c.var.site) });
}

interface Shown {
  readonly preview: Published;
  readonly notice?: Html;
  readonly status?: 200 | 409;
}

function showPreview(c: PageContext, { preview, notice, status = 200 }: Shown): Promise<Response> {
  const title = words.title(knownCollection(preview.collection).title);
  const body = html`${notice ?? ""}<h1 class="govuk-heading-l">${title}</h1>${previewOf(c, preview)}`;
  return page(c, { title, body, back: { href: "/national" } }, status);
}

function previewOf(c: PageContext, preview: Published): Html {
  if (preview.kind === "unchanged") return html`<p class="govuk-body">${words.unchanged(preview.version)}</p>`;
  if (preview.kind === "nothing accepted") return html`<p class="govuk-body">${words.nothing}</p>`;
  if (preview.kind === "refused") return refusal(preview);
  const { version, figures, returns, synthetic } = preview;
  const form = html`<p class="govuk-body">${words.says}</p><form method="post" action="/preview/${preview.collection}">${hiddenToken(c.var.visitor)}<input type="hidden" name="preview" value="${previewMark(preview)}">${button(words.publish(version))}</form>`;
  return html`<p class="govuk-body">${words.would(version, countWords(figures, "figure"), countWords(returns, "return"))}</p>${synthetic ? inset(words.synthetic) : ""}${movesTable(preview)}${c.var.visitor.role === "national" ? form : ""}`;
}

/** Small numbers could be worked out: what was tried, which figures give one away, and what would do. */
function refusal({ says, failing, advice }: Extract<Published, { readonly kind: "refused" }>): Html {
  const figures = failing.map(({ words: text }) => html`<li>${text}</li>`);
  return html`<h2 class="govuk-heading-m">${words.refused}</h2>${says.map((one) => html`<p class="govuk-body">${one}</p>`)}<ul class="govuk-list govuk-list--bullet">${figures}</ul><p class="govuk-body">${advice}</p>`;
}

function movesTable({ changes }: Preview): Html {
  const { figure, kind, before, after } = words.columns;
  if (changes.length === 0) return html``;
  const shown = table({
    caption: words.caption(countWords(changes.length, "figure")),
    columns: [{ title: figure }, { title: kind }, { title: before, number: true }, { title: after, number: true }],
    rows: changes
      .slice(0, TOLD)
      .map((change) => [
        change.figure,
        words.kinds[change.kind],
        change.before === null ? "" : figureValue(change.before),
        change.after === null ? "" : figureValue(change.after),
      ]),
  });
  const more = changes.length - TOLD;
  return html`${shown}${more > 0 ? html`<p class="govuk-body">${words.more(countWords(more, "figure"))}</p>` : ""}`;
}

/** Publishes what was looked at. Where it would by now be something else, that is shown in its place and nothing is written. */
export async function publishFromForm(c: PageContext): Promise<Response> {
  const collection = knownCollection(c.req.param("collection") ?? "").id;
  const { site, form } = c.var;
  const preview = await publishNational({ collection, dryRun: true }, site);
  const same = preview.kind === "would publish" && textOf(form, "preview") === previewMark(preview);
  if (!same) {
    if (preview.kind !== "would publish") return showPreview(c, { preview });
    const notice = banner("information", words.movedTitle, [words.moved(preview.version)]);
    return showPreview(c, { preview, notice, status: 409 });
  }
  const published = await publishNational({ collection }, site);
  if (published.kind === "nothing accepted" || published.kind === "refused")
    return showPreview(c, { preview: published });
  const { version } = published;
  const notice = banner("success", words.done(version), [words.doneSays]);
  return showPreview(c, { preview: { kind: "unchanged", collection, version }, notice });
}
