import type { Route } from "../route.ts";
import { askForLink } from "./ask-for-link.ts";
import { signOutHere } from "./begin-session.ts";
import { chooseRole } from "./choose-role.ts";
import { changeFromForm, giveFromForm } from "./give-form.ts";
import { backFromProvider, goToProvider } from "./open-id.ts";
import { followLink, openLink } from "./open-link.ts";
import { peoplePage } from "./people-page.ts";
import { signInPage } from "./sign-in-page.ts";

/** Signing in and out, and who has access. */
export const accessRoutes: readonly Route[] = [
  { method: "get", path: "/sign-in", roles: ["public"], handle: (c) => signInPage(c) },
  { method: "post", path: "/sign-in", roles: ["public"], handle: askForLink },
  { method: "post", path: "/sign-in/local", roles: ["public"], localOnly: true, handle: chooseRole },
  { method: "get", path: "/sign-in/openid", roles: ["public"], handle: goToProvider },
  { method: "get", path: "/sign-in/openid/back", roles: ["public"], handle: backFromProvider },
  { method: "get", path: "/sign-in/link/:token", roles: ["public"], handle: openLink },
  { method: "post", path: "/sign-in/link/:token", roles: ["public"], handle: followLink },
  { method: "post", path: "/sign-out", roles: ["sender", "approver", "national", "auditor"], handle: signOutHere },
  { method: "get", path: "/people", roles: ["national"], handle: (c) => peoplePage(c) },
  { method: "post", path: "/people", roles: ["national"], handle: giveFromForm },
  { method: "post", path: "/people/:id", roles: ["national"], handle: changeFromForm },
];
