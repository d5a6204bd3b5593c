import { html } from "hono/html";
import type { Html } from "./html.ts";

export interface TableColumn {
  readonly title: string;
  /** Numbers stand to the right. */
  readonly number?: boolean;
}

export interface TableParts {
  /** Says what the table holds, also to those who do not see it. */
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  /** The first cell of each is the row's header. */
  readonly rows: readonly (readonly (string | Html)[])[];
  /** Caption for those who hear the page only: where a heading just above says the same. */
  readonly captionHidden?: boolean;
}

/** A table with caption and headers that can be scrolled by keyboard where the screen is narrow. */
export function table({ caption, columns, rows, captionHidden }: TableParts): Html {
  const head = columns.map(
    ({ title, number }) =>
      html`<th scope="col" class="govuk-table__header${number === true ? " site-number" : ""}">${title}</th>`,
  );
  return html`<div class="site-wide" role="region" aria-label="${caption}" tabindex="0"><table class="govuk-table"><caption class="govuk-table__caption ${captionHidden === true ? "govuk-visually-hidden" : "govuk-table__caption--s"}">${caption}</caption><thead class="govuk-table__head"><tr class="govuk-table__row">${head}</tr></thead><tbody class="govuk-table__body">${rows.map((cells) => row(cells, columns))}</tbody></table></div>`;
}

function row(cells: readonly (string | Html)[], columns: readonly TableColumn[]): Html {
  const shown = cells.map((cell, at) => {
    const number = columns[at]?.number === true ? " site-number" : "";
    if (at === 0) return html`<th scope="row" class="govuk-table__header${number}">${cell}</th>`;
    return html`<td class="govuk-table__cell${number}">${cell}</td>`;
  });
  return html`<tr class="govuk-table__row">${shown}</tr>`;
}

/** Facts by name. */
export function factList(facts: readonly (readonly [string, string | Html])[]): Html {
  const rows = facts.map(
    ([name, value]) =>
      html`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${name}</dt><dd class="govuk-summary-list__value">${value}</dd></div>`,
  );
  return html`<dl class="govuk-summary-list site-facts">${rows}</dl>`;
}
