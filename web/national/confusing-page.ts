import { confusingRules } from "@council-returns/core/workflows/confusing-rules.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { html } from "hono/html";
import { table } from "../components/table.ts";
import { page } from "../frame/page.ts";
import type { PageContext } from "../site.ts";
import { nationalWords } from "../words/national.ts";
import { periodInPath } from "./period-in-path.ts";

const words = nationalWords.confusing;

/** The rules that cost councils the most tries and hours. */
export async function confusingPage(c: PageContext): Promise<Response> {
  const { path, title, collection, period } = periodInPath(c);
  const rules = await confusingRules({ collection, period }, c.var.site.store);
  const { tables } = returnWords({ collection, period, authority: null });
  const { rule, where, returns, notCleared, hours, open, example } = words.columns;
  const list = table({
    caption: words.caption,
    columns: [
      { title: rule },
      { title: where },
      ...[returns, notCleared, hours, open].map((name) => ({ title: name, number: true })),
      { title: example },
    ],
    rows: rules.map((one) => [
      html`<span class="site-code">${one.code}</span>`,
      [one.table === null ? null : (tables[one.table] ?? one.table), one.column]
        .filter((part) => part !== null)
        .join(": "),
      String(one.returns),
      words.of(one.notCleared, one.retries),
      String(one.hoursLost),
      String(one.open),
      one.example,
    ]),
  });
  const body = html`<span class="govuk-caption-l">${title}</span><h1 class="govuk-heading-l">${words.title}</h1><p class="govuk-body">${words.says}</p>${rules.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : list}`;
  return page(c, { title: `${words.title}: ${title}`, body, back: { href: path } });
}
