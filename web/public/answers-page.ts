import { listCollections } from "@council-returns/core/workflows/list-collections.ts";
import { periodLabel } from "@council-returns/core/workflows/period-label.ts";
import {
  answersOfPeriod,
  type PeriodAnswers,
  type PublicAnswer,
} from "@council-returns/core/workflows/public-answers.ts";
import { dayWords } from "@council-returns/core/workflows/window-words.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { tag } from "../components/messages.ts";
import { table } from "../components/table.ts";
import { errorPage } from "../frame/error-page.ts";
import type { PageContext } from "../site.ts";
import { publicWords } from "../words/public.ts";
import { answerPage } from "./answer-page.ts";
import { councilPath } from "./paths.ts";

const words = publicWords.answers;

/** Who answered, who did not and who was late, for one period of a collection. */
export async function answersPage(c: PageContext): Promise<Response> {
  const { site } = c.var;
  const id = c.req.param("collection") ?? "";
  const asked = c.req.param("period");
  const { chosen, others } = await answersOfPeriod({ collection: id, period: asked }, site);
  const title = listCollections().find((one) => one.id === id)?.title ?? id;
  if (chosen === undefined && asked !== undefined) {
    return errorPage(c, 404, { title: words.title(title), says: [words.unknown(asked)] });
  }
  const body = html`<h1 class="govuk-heading-l">${words.title(title)}</h1>
<p class="govuk-body">${words.says}</p>
${chosen === undefined ? html`<p class="govuk-body">${words.none}</p>` : periodView(id, chosen)}
${otherPeriods(id, others)}`;
  return answerPage(c, { title: words.title(title), body, back: { href: "/" } });
}

function periodView(collection: string, { period, due, closes, answers }: PeriodAnswers): Html {
  const label = periodLabel(collection, period);
  const late = answers.filter(({ answer }) => answer === "late").length;
  const answered = late + answers.filter(({ answer }) => answer === "answered").length;
  const days =
    due === null || closes === null ? words.noWindow : `${words.due(dayWords(due))} ${words.closed(dayWords(closes))}`;
  const rows = answers.map((one) => [senderName(one), answerTag(one)]);
  return html`<h2 class="govuk-heading-m">${words.period(label)}</h2>
<p class="govuk-body">${words.counts(answered, late, answers.length - answered, answers.length)} ${days}</p>
${table({ caption: words.period(label), captionHidden: true, columns: [{ title: publicWords.columns.council }, { title: words.state }], rows })}`;
}

/** One file for all councils is nobody's own, and has no page. */
function senderName({ code, name }: PublicAnswer): string | Html {
  return code === "national" ? name : html`<a class="govuk-link" href="${councilPath(code)}">${name}</a>`;
}

/** Whether a return is in, in a word or two. */
export function answerTag({ answer, daysLate }: Pick<PublicAnswer, "answer" | "daysLate">): Html {
  if (answer === "answered") return tag(words.in, "green");
  if (answer === "late") return tag(words.late(daysLate ?? 0), "orange");
  if (answer === "not counted") return tag(words.notCounted, "red");
  return answer === "waiting" ? tag(words.waiting, "grey") : tag(words.missing, "red");
}

function otherPeriods(collection: string, periods: readonly string[]): Html {
  if (periods.length === 0) return html``;
  const items = periods.map(
    (period) =>
      html`<li><a class="govuk-link" href="/collections/${collection}/answers/${period}">${words.period(periodLabel(collection, period))}</a></li>`,
  );
  return html`<h2 class="govuk-heading-m">${words.other}</h2><ul class="govuk-list">${items}</ul>`;
}
