import { type Chased, type ChaseList, chaseList } from "@council-returns/core/workflows/chase-list.ts";
import { dayWords } from "@council-returns/core/workflows/window-words.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { details, inset } from "../components/messages.ts";
import { table } from "../components/table.ts";
import { page } from "../frame/page.ts";
import { returnPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { nationalWords } from "../words/national.ts";
import { periodInPath } from "./period-in-path.ts";

const words = nationalWords.chase;

/** Whom to chase, the likely late first, each with a message that can be sent as it is. */
export async function chasePage(c: PageContext): Promise<Response> {
  const { path, title, ...asked } = periodInPath(c);
  const { store, clock, origin } = c.var.site;
  const list = await chaseList({ ...asked, site: `${origin}/returns` }, { data: store.data, clock });
  const body = html`<span class="govuk-caption-l">${title}</span><h1 class="govuk-heading-l">${words.title}</h1>
<p class="govuk-body">${words.says(dayWords(list.today))}</p>
${list.remindToday ? inset(words.remind) : ""}
${list.toChase.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : chaseTable(list)}`;
  return page(c, { title: `${words.title}: ${title}`, body, back: { href: path } });
}

function chaseTable({ collection, period, toChase }: ChaseList): Html {
  const { council, needs, past, message } = words.columns;
  return table({
    caption: words.caption,
    columns: [{ title: council }, { title: needs }, { title: past }, { title: message }],
    rows: toChase.map((one) => [
      html`<a class="govuk-link" href="${returnPath({ collection, period, authority: one.code })}">${one.name}</a>`,
      words.needs[one.needs],
      words.likely(one.past.likelyLate, one.past.late + one.past.never, one.past.periods),
      messageOf(one),
    ]),
  });
}

function messageOf({ message, name }: Chased): string | Html {
  if (message === null) return "";
  const text = html`<p class="govuk-body"><strong>${words.subject}:</strong> ${message.subject}</p><p class="site-message">${message.body}</p>`;
  return details(`${words.read}: ${name}`, text);
}
