import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { readReturn } from "@council-returns/core/workflows/return-log.ts";
import { submitFile } from "@council-returns/core/workflows/submit-file.ts";
import { textOf } from "../components/form.ts";
import { placeInPath, returnPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { lastSubmission } from "./return-facts.ts";
import { returnPage } from "./return-page.ts";
import { uploadedFile } from "./uploaded-file.ts";

/** Sends a file and goes to its receipt, whatever came of it. What was refused at the door is said on the page of the return. */
export async function sendFile(c: PageContext): Promise<Response> {
  const { site, visitor, form } = c.var;
  const file = await uploadedFile(form, site.uploadBytes);
  if (file.kind === "refused") return returnPage(c, { errors: [{ field: "file", text: file.says }] });
  const place = placeInPath(c);
  const before = lastSubmission(await readReturn(site.store.data, place));
  try {
    const { name, bytes } = file;
    const { submission, again } = await submitFile({ ...place, name, bytes, by: visitor.by }, { store: site.store });
    return c.redirect(`${returnPath(place)}/receipts/${submission}${notices({ c, submission, before, again })}`, 303);
  } catch (error) {
    if (error instanceof InputError) return returnPage(c, { errors: [{ field: "file", text: error.message }] });
    throw error;
  }
}

interface Sent {
  readonly c: PageContext;
  readonly submission: string;
  /** What came last when this file came. */
  readonly before: string;
  readonly again: boolean;
}

/** What the receipt's page says besides: that we had the file, or that another came while the form was open. */
function notices({ c, submission, before, again }: Sent): string {
  const seen = textOf(c.var.form, "last");
  const meanwhile = before !== "" && before !== seen && before !== submission;
  const said = [...(again ? ["again=1"] : []), ...(meanwhile ? [`meanwhile=${before}`] : [])];
  return said.length === 0 ? "" : `?${said.join("&")}`;
}
