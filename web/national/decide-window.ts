import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { closeWindow, reopenWindow } from "@council-returns/core/workflows/reopen-window.ts";
import { setFilingRules } from "@council-returns/core/workflows/set-rules.ts";
import { setWindow } from "@council-returns/core/workflows/set-window.ts";
import { textOf } from "../components/form.ts";
import type { PageContext } from "../site.ts";
import { periodInPath } from "./period-in-path.ts";
import { windowPage } from "./window-page.ts";

/** Sets the window, reopens or closes it, or sets what returns need: whichever button was pressed. */
export async function decideWindow(c: PageContext): Promise<Response> {
  const { form } = c.var;
  const { path } = periodInPath(c);
  try {
    await decide(c, textOf(form, "do"));
    return c.redirect(`${path}/window?done=1`, 303);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const values = Object.fromEntries(["opens", "due", "closes", "remind"].map((name) => [name, textOf(form, name)]));
    return windowPage(c, { error: error.message, ...(textOf(form, "do") === "set" ? { values } : {}) });
  }
}

async function decide(c: PageContext, what: string): Promise<void> {
  const { site, visitor, form } = c.var;
  const { collection, period } = periodInPath(c);
  const by = { collection, period, by: visitor.by };
  const powers = { data: site.store.data, clock: site.clock };
  const council = textOf(form, "council");
  const reopening = { ...by, reason: textOf(form, "reason"), ...(council === "" ? {} : { authority: council }) };
  if (what === "set") await setWindow({ ...by, ...askedWindow(form) }, powers);
  else if (what === "reopen") await reopenWindow(reopening, powers);
  else if (what === "close") await closeWindow(reopening, powers);
  else if (what === "rules") {
    const rules = { explainQueries: form.has("explain-queries"), signOff: form.has("sign-off") };
    await setFilingRules({ ...by, rules }, site);
  }
}

function askedWindow(form: FormData) {
  const remind = textOf(form, "remind")
    .split(",")
    .map((one) => one.trim());
  return {
    opens: textOf(form, "opens"),
    due: textOf(form, "due"),
    closes: textOf(form, "closes"),
    remind: remind.filter((one) => one !== ""),
    moveDue: false,
    force: form.has("force"),
  };
}
