import type { ShownCheck } from "@council-returns/core/workflows/check-before-sending.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { inset } from "../components/messages.ts";
import { findingWords } from "../words/findings.ts";
import { sendWords } from "../words/send.ts";
import { findingsView } from "./findings-view.ts";

const words = sendWords;

/** What was found in a file that has not been sent: the same piece of a page in the browser and on the server. */
export function checkedView({ check, extracts }: ShownCheck): Html {
  const { outcome, counts, file, synthetic, findings, groups } = check;
  return html`<section class="site-checked site-checked--${outcome}" aria-labelledby="checked">
<h2 class="govuk-heading-m" id="checked" tabindex="-1">${words.checked[outcome]}</h2>
<p class="govuk-body"><strong>${words.was(file)}:</strong> ${findingWords.counts(counts.error, counts.query, counts.note)}.</p>
<p class="govuk-body">${words.checkedSays[outcome]}</p>
${synthetic ? inset(words.synthetic) : ""}
${findingsView({ findings, groups, extracts })}
</section>`;
}
