import { windowWords } from "@council-returns/core/workflows/window-words.ts";
import { html } from "hono/html";
import { button } from "../components/button.ts";
import { textArea, textField } from "../components/fields.ts";
import { hiddenToken } from "../components/form.ts";
import type { Html } from "../components/html.ts";
import { banner, details, errorSummary, type FormError, tag } from "../components/messages.ts";
import { factList } from "../components/table.ts";
import { contentPolicy } from "../frame/content-policy.ts";
import { page } from "../frame/page.ts";
import { placeInPath, returnPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { nationalWords } from "../words/national.ts";
import { officerWords, standingWords } from "../words/officer.ts";
import { instantWords } from "../words/times.ts";
import { type ReturnFacts, returnFacts, returnTitle } from "./return-facts.ts";
import { sendForm } from "./send-form.ts";

const words = officerWords.page;

export interface ReturnPageSaid {
  readonly errors?: readonly FormError[];
  /** Shown above the form: what was found in a file that was only checked. */
  readonly found?: Html;
  readonly status?: 200 | 409 | 413 | 422;
}

/** One return: how it stands, the form to send a file, and all that can be done about it. */
export async function returnPage(c: PageContext, said: ReturnPageSaid = {}): Promise<Response> {
  const { site, visitor } = c.var;
  const place = placeInPath(c);
  const facts = await returnFacts(place, site);
  const { errors = [], found = "", status = errors.length > 0 ? 422 : 200 } = said;
  const title = returnTitle(facts.words);
  const own = visitor.authority === place.authority;
  const oversees = visitor.role === "national" || visitor.role === "auditor";
  const sends = own && (visitor.role === "sender" || visitor.role === "national");
  const body = html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
${errorSummary(errors)}${doneBanner(c.req.query("done"))}
<h1 class="govuk-heading-l">${title}</h1>
${stateOf(facts)}
${visitor.role === "approver" ? signOffForm(c, facts) : ""}
${found}
${sends ? sendForm(c, { place, last: facts.last, error: errors.find(({ field }) => field === "file")?.text }) : ""}
${moreLinks(facts, { sends, oversees })}
${sends ? withdrawForm(c, facts, errors.find(({ field }) => field === "reason")?.text) : ""}
</div></div>`;
  const board = `/national/${place.collection}/${place.period}`;
  const bucketUrl = sends ? await site.bucketUrl() : undefined;
  if (bucketUrl !== undefined) c.header("Content-Security-Policy", contentPolicy({ asks: bucketUrl }));
  const back = oversees ? { href: board, text: words.backToBoard } : { href: "/returns", text: words.back };
  return page(c, { title, body, error: errors.length > 0, scripts: sends ? ["send.js"] : [], back }, status);
}

function doneBanner(done: string | undefined): Html {
  const { queries, signOff, withdraw, columns } = officerWords;
  if (done === "explained") return banner("success", queries.kept, [queries.keptSays]);
  if (done === "signed-off") return banner("success", signOff.done, [signOff.doneSays]);
  if (done === "withdrawn") return banner("success", withdraw.done, [withdraw.says]);
  return done === "confirmed" ? banner("success", columns.title, [columns.keptOnly]) : html``;
}

function stateOf({ place, state, window, last, receipt }: ReturnFacts): Html {
  const { text, colour, says } = standingWords[state.standing];
  const days =
    window.window === null || window.daysLeft === null ? undefined : windowWords(window.window, window.daysLeft);
  const { current, newest } = state;
  const later =
    current !== undefined && newest !== undefined ? words.newer(standingWords[newest.standing].text.toLowerCase()) : "";
  const link = (number: string) =>
    html`<a class="govuk-link" href="${returnPath(place)}/receipts/${number}">${words.receipt(number)}</a>`;
  const facts: (readonly [string, string | Html])[] = [
    [words.state, html`${tag(text, colour)} ${says} ${later}`],
    ...(days === undefined
      ? []
      : ([
          [words.due, days.due],
          [words.closes, days.closes],
        ] as const)),
    [
      words.counts,
      current === undefined ? words.nothingCounts : html`${link(current.submission)}, ${instantWords(current.at)}`,
    ],
    ...(receipt === undefined || current?.submission === last
      ? []
      : ([[words.lastFile, html`${receipt.file}: ${link(last)}, ${instantWords(receipt.received.at)}`]] as const)),
  ];
  return factList(facts);
}

function signOffForm(c: PageContext, { place, state, last, receipt }: ReturnFacts): Html {
  const standing = state.newest?.standing ?? state.standing;
  if (standing !== "awaiting-sign-off" || receipt === undefined) return html``;
  const { title, says, note, button: text } = officerWords.signOff;
  const by = receipt.received.by ?? officerWords.receipt.notKnown;
  return html`<h2 class="govuk-heading-m" id="sign-off">${title}</h2><p class="govuk-body">${says(receipt.file, by, instantWords(receipt.received.at))}</p>
<form method="post" action="${returnPath(place)}/sign-off">${hiddenToken(c.var.visitor)}<input type="hidden" name="last" value="${last}">${textField({ name: "note", label: note })}${button(text)}</form>`;
}

interface Sees {
  readonly sends: boolean;
  readonly oversees: boolean;
}

function moreLinks({ place, queriesLeft, receipt }: ReturnFacts, { sends, oversees }: Sees): Html {
  const path = returnPath(place);
  const queries = receipt?.counts.query ?? 0;
  const items: readonly (readonly [string, string, string])[] = [
    ...(queries > 0
      ? [[`${path}/queries`, words.queries, queriesLeft > 0 ? words.queriesLeft(queriesLeft) : ""] as const]
      : []),
    ...(sends ? [[`${path}/template`, words.template, words.templateLastYear] as const] : []),
    ...(oversees
      ? ([
          [`${path}/compare`, nationalWords.compare.link, ""],
          [`${path}/waivers`, nationalWords.waivers.link, ""],
        ] as const)
      : []),
    [`${path}/history`, words.history, ""],
  ];
  return html`<h2 class="govuk-heading-m">${words.links}</h2><ul class="govuk-list govuk-list--spaced">${items.map(([href, text, says]) => html`<li><a class="govuk-link" href="${href}">${text}</a>${says === "" ? "" : html`<br><span class="govuk-hint govuk-!-margin-bottom-0">${says}</span>`}</li>`)}</ul>`;
}

function withdrawForm(c: PageContext, { place, state }: ReturnFacts, error: string | undefined): Html {
  if (["missing", "checked", "withdrawn"].includes(state.standing)) return html``;
  const { title, says, reason, reasonHint, button: text } = officerWords.withdraw;
  const form = html`<p class="govuk-body">${says}</p><form method="post" action="${returnPath(place)}/withdraw" novalidate>${hiddenToken(c.var.visitor)}${textArea({ name: "reason", label: reason, hint: reasonHint, error })}${button(text, { kind: "warning" })}</form>`;
  return error === undefined ? details(title, form) : form;
}
