import { readReturn } from "@council-returns/core/workflows/return-log.ts";
import { signOff } from "@council-returns/core/workflows/sign-off.ts";
import { withdrawReturn } from "@council-returns/core/workflows/withdraw-return.ts";
import { textOf } from "../components/form.ts";
import { placeInPath, returnPath } from "../frame/place-in-path.ts";
import type { PageContext } from "../site.ts";
import { officerWords } from "../words/officer.ts";
import { lastSubmission } from "./return-facts.ts";
import { returnPage } from "./return-page.ts";

/** Signs off the file the approver looked at, and no other. */
export async function signOffFromForm(c: PageContext): Promise<Response> {
  const { form, site, visitor } = c.var;
  const place = placeInPath(c);
  const last = lastSubmission(await readReturn(site.store.data, place));
  if (textOf(form, "last") !== last) {
    return returnPage(c, { errors: [{ field: "sign-off", text: officerWords.signOff.moved }], status: 409 });
  }
  await signOff({ ...place, by: visitor.by, note: textOf(form, "note") }, site);
  return c.redirect(`${returnPath(place)}?done=signed-off`, 303);
}

/** Takes a return back, with the reason. */
export async function withdrawFromForm(c: PageContext): Promise<Response> {
  const { form, site, visitor } = c.var;
  const place = placeInPath(c);
  const reason = textOf(form, "reason");
  if (reason === "") return returnPage(c, { errors: [{ field: "reason", text: officerWords.withdraw.noReason }] });
  await withdrawReturn({ ...place, reason, by: visitor.by }, site);
  return c.redirect(`${returnPath(place)}?done=withdrawn`, 303);
}
