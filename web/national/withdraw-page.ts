import { findSnapshot } from "@council-returns/core/workflows/find-snapshot.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { knownCollection } from "@council-returns/core/workflows/known.ts";
import { withdrawRelease } from "@council-returns/core/workflows/withdraw-release.ts";
import { html } from "hono/html";
import { button } from "../components/button.ts";
import { textArea } from "../components/fields.ts";
import { hiddenToken, textOf } from "../components/form.ts";
import type { Html } from "../components/html.ts";
import { errorSummary, inset } from "../components/messages.ts";
import { factList } from "../components/table.ts";
import { page } from "../frame/page.ts";
import { collectionPath } from "../public/paths.ts";
import type { PageContext } from "../site.ts";
import { nationalWords } from "../words/national.ts";

const words = nationalWords.withdraw;
const FIELDS = ["reason", "figures", "instead"] as const;

interface Named {
  readonly collection: string;
  readonly version: string;
  readonly title: string;
  /** Of this page. */
  readonly path: string;
}

function releaseInPath(c: PageContext): Named {
  const { id, title } = knownCollection(c.req.param("collection") ?? "");
  const version = c.req.param("version") ?? "";
  return { collection: id, version, title: words.title(title, version), path: `/preview/${id}/withdraw/${version}` };
}

/** The form to withdraw a release with: why, which figures, what to use instead. */
export async function withdrawPage(c: PageContext, error?: string): Promise<Response> {
  const named = releaseInPath(c);
  const { withdrawn } = await findSnapshot(c.var.site.store.data, `${named.collection}@${named.version}`);
  if (withdrawn !== undefined) throw new InputError(words.already(named.version, withdrawn.reason));
  const errors = error === undefined ? [] : [{ field: "reason", text: error }];
  const body = html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${errorSummary(errors)}<h1 class="govuk-heading-l">${named.title}</h1>
${words.says.map((one) => html`<p class="govuk-body">${one}</p>`)}
<p class="govuk-body"><a class="govuk-link" href="${collectionPath(named.collection, named.version)}">${words.look(named.version)}</a></p>
<form method="post" action="${named.path}" novalidate>${hiddenToken(c.var.visitor)}${fields(c, error)}${button(words.goOn, { name: "do", value: "look" })}</form></div></div>`;
  const parts = {
    title: named.title,
    body,
    error: error !== undefined,
    back: { href: `/preview/${named.collection}` },
  };
  return page(c, parts, error === undefined ? 200 : 422);
}

function fields(c: PageContext, error: string | undefined): Html {
  const of = (name: (typeof FIELDS)[number]) => (c.req.method === "POST" ? textOf(c.var.form, name) : "");
  const reason = { name: "reason", label: words.reason, hint: words.reasonHint, value: of("reason"), error };
  return html`${textArea(reason)}
${textArea({ name: "figures", label: words.figures, hint: words.figuresHint, value: of("figures") })}
${textArea({ name: "instead", label: words.instead, hint: words.insteadHint, value: of("instead") })}`;
}

/** First shows what would come of it; only the second button withdraws. */
export async function decideWithdrawal(c: PageContext): Promise<Response> {
  const { site, visitor, form } = c.var;
  const named = releaseInPath(c);
  const sure = textOf(form, "do") === "withdraw";
  const asked = {
    release: `${named.collection}@${named.version}`,
    reason: textOf(form, "reason"),
    by: visitor.by,
    figures: textOf(form, "figures")
      .split(/[\s,;]+/)
      .filter((id) => id !== ""),
    instead: textOf(form, "instead"),
    dryRun: !sure,
  };
  try {
    const done = await withdrawRelease(asked, site);
    if (sure) return c.redirect(`/preview/${named.collection}?withdrawn=${named.version}`, 303);
    return confirmPage(c, named, { says: done.withdrawal, after: done.latest.after });
  } catch (error) {
    if (error instanceof InputError) return withdrawPage(c, error.message);
    throw error;
  }
}

interface Would {
  readonly says: { readonly reason: string; readonly figures: readonly string[]; readonly instead: string | null };
  readonly after: string | null;
}

function confirmPage(c: PageContext, named: Named, { says, after }: Would): Promise<Response> {
  const kept = FIELDS.map((name) => html`<input type="hidden" name="${name}" value="${textOf(c.var.form, name)}">`);
  const facts = factList([
    [words.reason, says.reason],
    ...(says.figures.length === 0 ? [] : [[words.figures, says.figures.join(", ")] as const]),
    ...(says.instead === null ? [] : [[words.instead, says.instead] as const]),
    [words.latestThen, after ?? words.none],
  ]);
  const body = html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds"><h1 class="govuk-heading-l">${words.sure(named.version)}</h1>${facts}${inset(words.forEver)}
<form method="post" action="${named.path}">${hiddenToken(c.var.visitor)}${kept}<div class="govuk-button-group">${button(words.button(named.version), { name: "do", value: "withdraw", kind: "warning" })}<a class="govuk-link" href="/preview/${named.collection}">${words.leave}</a></div></form></div></div>`;
  return page(c, { title: words.sure(named.version), body, back: { href: named.path } });
}
