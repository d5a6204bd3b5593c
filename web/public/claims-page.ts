import { groupDigits } from "@council-returns/core/exact/group-digits.ts";
import { dateLabel } from "@council-returns/core/workflows/period-label.ts";
import type { ReleasedClaim } from "@council-returns/core/workflows/release-records.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { tag } from "../components/messages.ts";
import { factList } from "../components/table.ts";
import type { PageContext } from "../site.ts";
import { publicWords } from "../words/public.ts";
import { answerPage } from "./answer-page.ts";
import { type AskedRelease, askedRelease } from "./asked-release.ts";
import { collectionPath } from "./paths.ts";
import { releaseLine, releaseNotices } from "./release-frame.ts";

const words = publicWords.claims;

/** Numbers quoted elsewhere, each with what came of working it out again. */
export async function claimsPage(c: PageContext): Promise<Response> {
  const asked = await askedRelease(c);
  const { release, segment } = asked;
  const { title } = release.definition.collection;
  const here = { rest: "/claims" };
  const body = html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${title}</span>${words.title}</h1>
${releaseNotices(asked, here)}
<p class="govuk-body">${words.says}</p>
${releaseLine(asked, here)}
${release.claims.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : release.claims.map((claim) => claimView(claim, asked))}`;
  return answerPage(c, {
    title: `${words.title}: ${title}`,
    body,
    back: { href: collectionPath(release.collection, segment), text: title },
  });
}

function claimView(claim: ReleasedClaim, { release }: AskedRelease): Html {
  const { statement, stated, computed, unit, verdict, basis, working, source, asOf, synthetic } = claim;
  const colour = Object.entries(words.colours).find(([one]) => one === verdict)?.[1] ?? "grey";
  const base = release.measures.find((one) => one.basis === basis)?.basisTitle;
  return html`<section id="${claim.claim}"><h2 class="govuk-heading-s">${statement}</h2>${factList([
    [
      words.verdict,
      html`${tag(verdict, colour)}${synthetic ? html` ${tag(publicWords.synthetic.tag, "yellow")}` : ""}`,
    ],
    [words.stated, numberOf(stated, unit)],
    [words.computed, computed === null ? words.notComputed : numberOf(computed, unit)],
    [words.working, working],
    ...(base === undefined || base === "" ? [] : [[words.basis, base] as const]),
    [words.asOf, dateLabel(asOf)],
    [words.source, source],
  ])}</section>`;
}

/** What was claimed, as numbers are written: `376,000`, `£3.4`, `14.7%`. */
function numberOf(text: string, unit: string): string {
  const number = groupDigits(text);
  if (unit === "percent") return `${number}%`;
  return unit === "pounds" ? `£${number}` : number;
}
