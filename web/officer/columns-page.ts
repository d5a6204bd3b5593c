import {
  confirmReceiptColumns,
  type HeaderToConfirm,
  headersToConfirm,
} from "@council-returns/core/workflows/confirm-receipt-columns.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { html } from "hono/html";
import { button } from "../components/button.ts";
import { selectField } from "../components/fields.ts";
import { hiddenToken, textOf } from "../components/form.ts";
import { errorSummary, type FormError } from "../components/messages.ts";
import { page } from "../frame/page.ts";
import { returnPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { officerWords } from "../words/officer.ts";
import { receiptInPath } from "./receipt-in-path.ts";
import { returnTitle } from "./return-facts.ts";

const words = officerWords.columns;
/** The choice for a header that is none of those asked for; no column has this id. */
const NONE = "-";

/** Asks which columns the headers of a file are that were not known, or were guessed. */
export async function columnsPage(c: PageContext, errors: readonly FormError[] = []): Promise<Response> {
  const found = await receiptInPath(c);
  if (found.kind === "none") return found.answer;
  const { receipt, place } = found;
  const headers = headersToConfirm(receipt, place);
  const path = `${returnPath(place)}/receipts/${receipt.receipt}`;
  const form = html`<p class="govuk-body">${words.says}</p><form method="post" action="${path}/columns">${hiddenToken(c.var.visitor)}${headers.map(headerField)}${button(words.button)}</form>`;
  const body = html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">${errorSummary(errors)}<span class="govuk-caption-l">${returnTitle(returnWords({ ...place }))}</span><h1 class="govuk-heading-l">${words.title}</h1>${headers.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : form}</div></div>`;
  return page(
    c,
    { title: words.title, body, error: errors.length > 0, back: { href: path } },
    errors.length > 0 ? 422 : 200,
  );
}

function headerField({ number, sheet, cell, says, columns }: HeaderToConfirm) {
  const choices = [
    { value: "", text: words.choose },
    ...columns.map(({ id, title }) => ({ value: id, text: title })),
    { value: NONE, text: words.notAsked },
  ];
  const label = sheet === "" ? cell : `${sheet}!${cell}`;
  return selectField({ name: `header-${number}`, label, hint: says, choices });
}

/** Keeps the answers and goes to the receipt the file then has. */
export async function confirmFromForm(c: PageContext): Promise<Response> {
  const found = await receiptInPath(c);
  if (found.kind === "none") return found.answer;
  const { receipt, place } = found;
  const { form, visitor, site } = c.var;
  const headers = headersToConfirm(receipt, place);
  const chosen = headers.flatMap(({ number }) => {
    const answer = textOf(form, `header-${number}`);
    return answer === "" ? [] : [{ number, column: answer === NONE ? null : answer }];
  });
  const [first] = headers;
  if (chosen.length === 0) {
    return columnsPage(c, [{ field: `header-${first?.number ?? 0}`, text: words.nothing }]);
  }
  const after = await confirmReceiptColumns({ receipt, place, chosen, by: visitor.by }, site);
  const path = returnPath(place);
  return c.redirect(after === receipt.receipt ? `${path}?done=confirmed` : `${path}/receipts/${after}`, 303);
}
