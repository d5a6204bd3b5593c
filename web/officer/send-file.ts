import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { readReturn } from "@council-returns/core/workflows/return-log.ts";
import { submitFile } from "@council-returns/core/workflows/submit-file.ts";
import { textOf } from "../components/form.ts";
import { inTurn } from "../frame/in-turn.ts";
import { placeInPath, returnPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { lastSubmission } from "./return-facts.ts";
import { returnPage } from "./return-page.ts";
import { sentNotices } from "./sent-notices.ts";
import { uploadedFile } from "./uploaded-file.ts";

/** Sends a file and goes to its receipt, whatever came of it. What was refused at the door is said on the page of the return. */
export async function sendFile(c: PageContext): Promise<Response> {
  const { site, visitor, form } = c.var;
  const file = await uploadedFile(form, site.uploadBytes);
  if (file.kind === "refused") return returnPage(c, { errors: [{ field: "file", text: file.says }] });
  const place = placeInPath(c);
  try {
    const { name, bytes } = file;
    const { submission, again, before } = await inTurn(site, async () => ({
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
