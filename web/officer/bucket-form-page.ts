import { returnWords } from "@council-returns/core/workflows/return-words.ts";
import { html } from "hono/html";
import { button } from "../components/button.ts";
import { group } from "../components/fields.ts";
import { contentPolicy } from "../frame/content-policy.ts";
import { errorPage } from "../frame/error-page.ts";
import { page } from "../frame/page.ts";
import { placeInPath, returnPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { bytesWords } from "../words/amounts.ts";
import { bucketWords } from "../words/bucket.ts";
import { sendWords } from "../words/send.ts";
import { instantWords } from "../words/times.ts";
import { formInPath } from "./asked-form.ts";
import { returnTitle } from "./return-facts.ts";

const words = bucketWords;

/**
 * The form that posts one file to the bucket, past the site. It is of use to whoever asked for it, for as long as it was
 * given; nothing of the visitor's session is in it.
 */
export async function bucketFormPage(c: PageContext): Promise<Response> {
  const found = await formInPath(c);
  if (found.kind === "none") return found.answer;
  const { form, path, purpose } = found;
  const { site, visitor } = c.var;
  if (site.bucket === undefined || form.by !== visitor.by) return errorPage(c, 404, words.unknown);
  const seconds = Math.floor((Date.parse(form.expires) - site.clock().getTime()) / 1000);
  if (seconds <= 0) return errorPage(c, 410, words.expired);
  const { key, type, name } = form;
  const redirect = c.req.query("with") === "script" ? undefined : `${site.origin}${path}/arrived`;
  const { url, fields } = await site.bucket.presign({ key, type, mostBytes: site.uploadBytes, seconds, redirect });
  c.header("Content-Security-Policy", contentPolicy({ forms: url }));
  const place = placeInPath(c);
  const ending = name.split(".").at(-1) ?? "";
  const hint = `${words.takes(ending)} ${sendWords.limit(bytesWords(site.uploadBytes))} ${words.until(instantWords(form.expires))}`;
  const { title, button: text, next } = words.purposes[purpose];
  const body = html`<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<span class="govuk-caption-l">${returnTitle(returnWords(place))}</span><h1 class="govuk-heading-l">${title}</h1>
<form method="post" action="${url}" enctype="multipart/form-data" id="bucket-form" data-arrived="${path}/arrived">${Object.entries(fields).map(([field, value]) => html`<input type="hidden" name="${field}" value="${value}">`)}
${group({ name: "file", label: sendWords.label, hint }, html`<input class="govuk-file-upload" id="file" name="file" type="file" accept=".${ending}" required aria-describedby="file-hint">`)}
${button(text)}</form>
<p class="govuk-body">${next}</p></div></div>`;
  return page(c, { title, body, back: { href: returnPath(place) } });
}
