import type { ReturnPlace } from "@council-returns/core/filing/entry.ts";
import { html } from "hono/html";
import { button } from "../components/button.ts";
import { group, selectField } from "../components/fields.ts";
import { hiddenToken } from "../components/form.ts";
import type { Html } from "../components/html.ts";
import { returnPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { bytesWords } from "../words/amounts.ts";
import { bucketWords } from "../words/bucket.ts";
import { sendWords } from "../words/send.ts";

const words = sendWords;

interface SendForm {
  readonly place: ReturnPlace;
  /** Number of the submission that came last as the page is made: another may come while it is open. */
  readonly last: string;
  readonly error: string | undefined;
}

/**
 * The form to check and to send a file. With JavaScript the file is checked in the browser as soon as it is chosen; without,
 * by a button. Where files go to a bucket, they go there with a form of their own, for which the kind of file has to be known.
 */
export async function sendForm(c: PageContext, { place, last, error }: SendForm): Promise<Html> {
  const { site, visitor } = c.var;
  const { paths } = await site.assets();
  const path = returnPath(place);
  const most = site.uploadBytes;
  const toBucket = site.bucket !== undefined;
  const hint = `${words.says} ${words.limit(bytesWords(most))}`;
  const field = { name: "file", label: words.label, hint, error };
  const hidden = html`${hiddenToken(visitor)}<input type="hidden" name="last" value="${last}">`;
  return html`<section id="send" class="site-send" data-worker="${paths["check-worker.js"]}" data-context="${path}/check-context" data-collection="${place.collection}" data-period="${place.period}" data-authority="${place.authority}" data-most="${most}"${toBucket ? html` data-forms="${path}/forms"` : ""}>
<h2 class="govuk-heading-m">${words.title}</h2>
<form method="post" action="${path}/${toBucket ? "check" : "send"}" enctype="multipart/form-data" id="send-form"${site.bucket?.scanned ? html` hidden data-with-script` : ""}>${hidden}
<div id="drop" class="site-drop">
${group(field, html`<input class="govuk-file-upload" id="file" name="file" type="file" aria-describedby="file-hint${error === undefined ? "" : " file-error"}">`)}
<p class="govuk-body-s site-drop__hint" hidden data-with-script>${words.hint}</p>
</div>
<p class="govuk-body" data-without-script>${words.noScript}${toBucket && site.formBytes < most ? ` ${words.noScriptMore(bytesWords(site.formBytes))}` : ""}</p>
<p class="govuk-body" hidden data-with-script>${words.private}</p>
<div id="said" class="site-said" role="status" aria-live="polite"></div>
<div class="govuk-button-group">${toBucket ? html`<span class="site-as-one" hidden data-with-script>${button(words.send, { again: true })}</span>` : button(words.send, { again: true })} <span class="site-as-one" data-without-script>${button(words.check, { kind: "secondary", formaction: `${path}/check` })}</span></div>
</form>
${site.bucket?.scanned ? html`<p class="govuk-body" data-without-script>${words.noScriptScanned}</p>` : ""}${toBucket ? kindForm(path, hidden) : ""}
<div id="found"></div></section>`;
}

/** Without JavaScript nobody knows the file before it is chosen, and a form for the bucket is for one name of one kind. */
function kindForm(path: string, hidden: Html): Html {
  const choices = Object.entries(bucketWords.kinds).map(([ending, text]) => ({ value: `return.${ending}`, text }));
  return html`<form method="post" action="${path}/forms" data-without-script>${hidden}${selectField({ name: "name", label: bucketWords.kind, hint: bucketWords.kindHint, choices })}<div class="govuk-button-group">${button(bucketWords.goOn)} ${button(bucketWords.goOnToCheck, { kind: "secondary", name: "do", value: "check" })}</div></form>`;
}
