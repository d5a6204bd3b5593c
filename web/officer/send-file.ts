import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { readReturn } from "@council-returns/core/workflows/return-log.ts";
import { submitFile } from "@council-returns/core/workflows/submit-file.ts";
import { textOf } from "../components/form.ts";
import { errorPage } from "../frame/error-page.ts";
import { inTurn } from "../frame/in-turn.ts";
import { placeInPath, returnPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { sendWords } from "../words/send.ts";
import { lastSubmission } from "./return-facts.ts";
import { returnPage } from "./return-page.ts";
import { sentNotices } from "./sent-notices.ts";
import { uploadedFile } from "./uploaded-file.ts";

/**
 * Sends a file and goes to its receipt, whatever came of it. What was refused at the door is said on the page of the return.
 * Where there is a bucket, files go there by forms of their own, and none comes this way.
 */
export async function sendFile(c: PageContext): Promise<Response> {
  const { site, visitor, form } = c.var;
  if (site.bucket !== undefined) return errorPage(c, 403, sendWords.byForm);
  const file = await uploadedFile(form, site.formBytes);
  if (file.kind === "refused") return returnPage(c, { errors: [{ field: "file", text: file.says }] });
  const place = placeInPath(c);
  try {
    const { name, bytes } = file;
    const { submission, again, before } = await inTurn(site.checks, async () => ({
      before: lastSubmission(await readReturn(site.store.data, place)),
      ...(await submitFile({ ...place, name, bytes, by: visitor.by }, { store: site.store })),
    }));
    const notices = sentNotices({ submission, before, again, seen: textOf(form, "last") });
    return c.redirect(`${returnPath(place)}/receipts/${submission}${notices}`, 303);
  } catch (error) {
    if (error instanceof InputError) return returnPage(c, { errors: [{ field: "file", text: error.message }] });
    throw error;
  }
}
