import { textOf } from "../components/form.ts";
import type { FormError } from "../components/messages.ts";
import type { PageContext } from "../site.ts";
import { accessWords } from "../words/access.ts";
import { beginSession } from "./begin-session.ts";
import { councilOf } from "./council-of.ts";
import { type GrantRole, giveAccess } from "./grants.ts";
import { nextPath } from "./next-path.ts";
import { startOf } from "./open-link.ts";
import { signInPage } from "./sign-in-page.ts";

/** On one's own machine: signs in as whoever was chosen, kept under a name that says so. */
export async function chooseRole(c: PageContext): Promise<Response> {
  const { form, site } = c.var;
  const words = accessWords.local;
  const values = { role: textOf(form, "role"), council: textOf(form, "council"), next: textOf(form, "next") };
  const role = roleNamed(values.role);
  const ofCouncil = role === "sender" || role === "approver";
  const council = ofCouncil ? councilOf(values.council, site) : undefined;
  if (role === undefined || (ofCouncil && council === undefined)) {
    const error: FormError =
      role === undefined
        ? { field: "role", text: accessWords.people.noRole }
        : { field: "council", text: words.unknownCouncil };
    return signInPage(c, { errors: [error], values });
  }
  const grant = await giveAccess(
    {
      id: `local-${role}-${council?.code ?? "all"}`,
      who: words.by(words.who[role], council?.name ?? null),
      role,
      authority: council?.code ?? null,
      address: null,
      by: "local",
    },
    site,
  );
  await beginSession(c, grant.id);
  const next = nextPath(values.next, site.origin);
  return c.redirect(next === "/" ? startOf(grant) : next, 303);
}

/** The role a form names; undefined for any other text. */
export function roleNamed(text: string): GrantRole | undefined {
  const roles: readonly GrantRole[] = ["sender", "approver", "national", "auditor"];
  return roles.find((role) => role === text);
}
