import type { ReturnPlace } from "@council-returns/core/filing/entry.ts";
import type { Head } from "@council-returns/core/storage/objects.ts";
import type { GivenForm } from "@council-returns/core/workflows/given-form.ts";
import { type Ingested, ingestUpload, uploadAnswer } from "@council-returns/core/workflows/ingest-upload.ts";
import { readReturn } from "@council-returns/core/workflows/return-log.ts";
import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { html } from "hono/html";
import { linkButton } from "../components/button.ts";
import { inTurn } from "../frame/in-turn.ts";
import { page } from "../frame/page.ts";
import { placeInPath, returnPath } from "../frame/place-in-path.ts";
import type { PageContext, Site } from "../site.ts";
import { bytesWords } from "../words/amounts.ts";
import { bucketWords } from "../words/bucket.ts";
import { instantWords } from "../words/times.ts";
import { formInPath } from "./asked-form.ts";
import { returnTitle } from "./return-facts.ts";
import { sentNotices } from "./sent-notices.ts";

const words = bucketWords;
/** How often a browser without JavaScript looks again. */
const LOOK_AGAIN = 5;

/** Follows a file that was posted to the bucket until its receipt is there, and goes to it. Looking twice changes nothing. */
export async function arrivedPage(c: PageContext): Promise<Response> {
  const found = await formInPath(c);
  if (found.kind === "none") return found.answer;
  const { form, path } = found;
  const { site } = c.var;
  const place = placeInPath(c);
  const head = await site.store.uploads.head(form.key);
  if (head === undefined) return notThere(c, path);
  const answer = (await uploadAnswer(head, site.store.data)) ?? (await workedHere({ form, head }, site));
  if (answer === undefined) return waiting(c, { form, head, path });
  return c.redirect(
    `${returnPath(place)}/receipts/${answer.submission}${await noticesOf({ place, form, head, answer }, site)}`,
    303,
  );
}

interface Arrived {
  readonly form: GivenForm;
  readonly head: Head;
}

/** Read by the site where nothing else is told of it, or seems not to have been: whoever is first, the answer is the same. */
async function workedHere({ form, head }: Arrived, site: Site): Promise<Ingested | undefined> {
  const { workAfter } = site.bucket ?? {};
  if (workAfter === undefined || site.clock().getTime() - Date.parse(head.modified) < workAfter * 1000)
    return undefined;
  return inTurn(site.checks, () => ingestUpload({ key: form.key, by: form.by }, { store: site.store }));
}

/** From the log, as the file may have been read by somebody else: what had come last before it, and whether it is new. */
async function noticesOf(
  { place, form, head, answer }: Arrived & { readonly place: ReturnPlace; readonly answer: Ingested },
  { store }: Site,
): Promise<string> {
  const { submission, receipt } = answer;
  const { submissions } = await readReturn(store.data, place);
  const earlier = submissions.filter(
    ({ at, standing, submission: other }) => other !== submission && standing !== "checked" && at < head.modified,
  );
  const again = receipt.received.key !== form.key || receipt.received.at !== head.modified;
  const before = form.last === submission ? "" : (earlier.at(-1)?.submission ?? "");
  return sentNotices({ submission, before, seen: form.last, again });
}

function notThere(c: PageContext, path: string): Promise<Response> {
  const { title, says } = words.notThere;
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${says(bytesWords(c.var.site.uploadBytes)).map((one) => html`<p class="govuk-body">${one}</p>`)}
<div class="govuk-button-group">${linkButton(words.waiting.look, `${path}/arrived`, "secondary")}${linkButton(words.back, `${returnPath(placeInPath(c))}#send`)}</div>`;
  return page(c, { title, body, back: { href: returnPath(placeInPath(c)) } }, 404);
}

function waiting(c: PageContext, { form, head, path }: Arrived & { readonly path: string }): Promise<Response> {
  const place = placeInPath(c);
  const { title, says, stays, later, look } = words.waiting;
  const body = html`<span class="govuk-caption-l">${returnTitle(returnWords(place))}</span><h1 class="govuk-heading-l">${title}</h1>
<div role="status" data-follow="${path}/arrived"><p class="govuk-body">${says(form.name, instantWords(head.modified))}</p></div>
<p class="govuk-body">${stays}</p><p class="govuk-body">${later}</p>
${linkButton(look, `${path}/arrived`, "secondary")}`;
  const again = html`<noscript><meta http-equiv="refresh" content="${LOOK_AGAIN}"></noscript>`;
  return page(c, { title, body, head: again, back: { href: returnPath(place) } });
}
