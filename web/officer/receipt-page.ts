import { groupDigits } from "@council-returns/core/exact/group-digits.ts";
import { headersToConfirm } from "@council-returns/core/workflows/confirm-receipt-columns.ts";
import { howItStands } from "@council-returns/core/workflows/how-it-stands.ts";
import type { Receipt } from "@council-returns/core/workflows/receipt.ts";
import { receiptExtracts } from "@council-returns/core/workflows/receipt-extracts.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { html } from "hono/html";
import { linkButton } from "../components/button.ts";
import type { Html } from "../components/html.ts";
import { banner, details, inset } from "../components/messages.ts";
import { factList, table } from "../components/table.ts";
import { page } from "../frame/page.ts";
import { returnPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { countWords } from "../words/amounts.ts";
import { nationalWords } from "../words/national.ts";
import { officerWords } from "../words/officer.ts";
import { instantWords } from "../words/times.ts";
import { findingsView } from "./findings-view.ts";
import { placeOf } from "./group-list.ts";
import { type ReceiptInPath, receiptInPath } from "./receipt-in-path.ts";
import { returnTitle } from "./return-facts.ts";

const words = officerWords.receipt;

/** A receipt: what came of a file, all that was found in it, and what to do next. */
export async function receiptPage(c: PageContext): Promise<Response> {
  const found = await receiptInPath(c);
  if (found.kind === "none") return found.answer;
  const { receipt, place } = found;
  const { store } = c.var.site;
  const [today, extracts] = await Promise.all([howItStands(receipt, store), receiptExtracts(receipt, store)]);
  const { title, says } = outcomeWords(receipt);
  const body = html`${notices(c, receipt)}
<span class="govuk-caption-l">${words.title}: ${returnTitle(returnWords({ ...place }))}</span>
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body-l">${says}</p>
${receipt.synthetic ? inset(words.synthetic) : ""}
${factsOf(receipt, today)}
${nextSteps(c, found)}
${lastTry(receipt)}
${receipt.findings.length === 0 ? "" : findingsView({ ...receipt, extracts })}
${whatWasRead(receipt)}`;
  return page(c, {
    title: `${title}: ${words.title.toLowerCase()} ${receipt.receipt}`,
    body,
    back: { href: returnPath(place) },
  });
}

function outcomeWords({ outcome, checkOnly }: Receipt): { readonly title: string; readonly says: string } {
  const { titles, says } = words.checkedOnly;
  return checkOnly ? { title: titles[outcome], says } : { title: words.outcomes[outcome], says: words.says[outcome] };
}

function notices(c: PageContext, { receipt }: Receipt): Html {
  const meanwhile = c.req.query("meanwhile") ?? "";
  const known = /^[0-9a-f]{20}$/.test(meanwhile) && meanwhile !== receipt;
  return html`${c.req.query("again") === "1" ? banner("information", words.again, [words.againSays]) : ""}${known ? banner("information", words.meanwhile, [words.meanwhileSays(meanwhile)]) : ""}`;
}

function factsOf({ receipt, file, received, sha256 }: Receipt, today: string): Html {
  return factList([
    [words.number, html`<span class="site-code">${receipt}</span>`],
    [words.file, file],
    [words.arrived, instantWords(received.at)],
    [words.by, received.by ?? words.notKnown],
    [words.size, countWords(received.bytes, "byte")],
    [words.hash, html`<span class="site-code">${sha256}</span>`],
    [words.today, today],
  ]);
}

function nextSteps(c: PageContext, { receipt, place, marked }: Extract<ReceiptInPath, { kind: "receipt" }>): Html {
  const path = returnPath(place);
  const own = `${path}/receipts/${receipt.receipt}`;
  const sends = c.var.visitor.authority === place.authority && c.var.visitor.role !== "approver";
  const oversees = c.var.visitor.role === "national" || c.var.visitor.role === "auditor";
  const queries = receipt.counts.query > 0 && sends && !receipt.checkOnly;
  const headers = sends && headersToConfirm(receipt, place).length > 0;
  const links: readonly (readonly [string, string])[] = [
    ...(marked ? [[`${own}/marked`, words.marked] as const] : []),
    ...(headers ? [[`${own}/columns`, words.confirm] as const] : []),
    ...(oversees ? [[`${own}/impact`, nationalWords.impact.link] as const] : []),
    [`${own}/print`, words.printable],
    [`${own}/receipt.json`, words.json],
  ];
  const rejected = receipt.outcome === "rejected" || receipt.outcome === "unreadable";
  return html`<div class="site-no-print">${sends && (rejected || receipt.checkOnly) ? linkButton(receipt.checkOnly ? words.checkedOnly.send : words.sendAgain, `${path}#send`) : ""}${queries ? linkButton(words.explain, `${path}/queries`, rejected ? "secondary" : undefined) : ""}
<ul class="govuk-list govuk-list--spaced">${links.map(([href, text]) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul></div>`;
}

function lastTry({ lastTry: last }: Receipt): Html {
  if (last === undefined) return html``;
  const items = last.fixed.map((finding) => html`<li><strong>${placeOf(finding)}</strong> ${finding.message}</li>`);
  return html`<h2 class="govuk-heading-m">${words.lastTry}</h2><p class="govuk-body">${words.tried(last.fixed.length, last.still, last.new)}</p>${items.length === 0 ? "" : details(words.fixed(items.length), html`<ul class="govuk-list">${items}</ul>`)}`;
}

function whatWasRead({ tables, collection, period, authority }: Receipt): Html {
  const titles = returnWords({ collection, period, authority }).tables;
  if (tables.length === 0)
    return html`<h2 class="govuk-heading-m">${words.read}</h2><p class="govuk-body">${words.noTable}</p>`;
  const { column, at, total } = words.columns;
  const shown = tables.map(({ table: id, sheet, range, rows, columns, totals }) =>
    table({
      caption: words.tableCaption(titles[id] ?? id, sheet, range, countWords(rows, "row")),
      columns: [{ title: column }, { title: at }, { title: total, number: true }],
      rows: Object.entries(columns).map(([name, { header, cell }]) => [
        header === "" ? name : header,
        cell,
        groupDigits(totals[name] ?? ""),
      ]),
    }),
  );
  return details(words.read, html`${shown}`);
}
