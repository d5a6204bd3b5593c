import { findCouncil } from "@council-returns/core/workflows/find-council.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import * as z from "zod";
import { invite as makeInvitation } from "../../web/access/invite.ts";
import { type Answer, exitCodes, linesAnswer } from "../answer.ts";
import { defineCommand } from "../command.ts";
import { openCliStore } from "../input/open-cli-store.ts";
import { byOption } from "../input/return-arguments.ts";
import { storeOption } from "../input/store-option.ts";
import type { CliPowers } from "../powers.ts";

const HOURS = 72;

const input = z.object({
  who: z.string().trim().min(1, "Say who: a name, a role or an address"),
  role: z.enum(["sender", "approver", "national", "auditor"]).default("national"),
  authority: z.string().optional(),
  site: z.url({ protocol: /^https?$/ }).optional(),
  by: z.string().optional(),
  store: z.string().optional(),
});

type InviteInput = z.infer<typeof input>;

/** Lets somebody into the website without the website: the first of the national team. */
export const invite = defineCommand({
  name: "invite",
  summary: "Make a link by which somebody signs in to the website, once",
  arguments: [{ name: "<who>", description: "name, role or address: what they do is kept under it" }],
  options: [
    { flags: "--role <role>", description: "sender, approver, national or auditor (default: national)" },
    { flags: "--authority <council>", description: "the council a sender or an approver is of" },
    { flags: "--site <url>", description: "where people reach the website (default: RETURNS_SITE)" },
    byOption,
    storeOption,
  ],
  examples: ({ council }) => [
    'returns invite "survey lead" --by "head of statistics" --site https://returns.example.org --store ./store',
    `returns invite "finance officer" --role sender --authority ${council} --by "survey lead" --store ./store`,
  ],
  notes: [
    `The link works once, within ${HOURS} hours, and is shown only now: pass it on to whom it is for and nobody else.`,
  ],
  input,
  run: runInvite,
});

async function runInvite(asked: InviteInput, powers: CliPowers): Promise<Answer> {
  const { store } = openCliStore({ store: asked.store, mustExist: true }, powers);
  const { who, role, by = "" } = asked;
  const site = asked.site ?? powers.env["RETURNS_SITE"] ?? "";
  if (!URL.canParse(site)) throw new InputError("Say where people reach the website, with --site or RETURNS_SITE.");
  if (by.trim() === "") throw new InputError("Say who gives the access, with --by.");
  const invitation = { who, role, authority: councilOf(asked, powers), by: by.trim() };
  const link = await makeInvitation(
    { ...invitation, origin: new URL(site).origin, minutes: HOURS * 60 },
    { access: store.data, clock: powers.clock },
  );
  return linesAnswer(exitCodes.done, [link]);
}

function councilOf({ role, authority }: InviteInput, { clock }: CliPowers): string | null {
  if (role === "national" || role === "auditor") return null;
  const found = authority === undefined ? undefined : findCouncil(authority, clock().toISOString().slice(0, 10));
  if (found === undefined) throw new InputError(`Say which council a ${role} is of: --authority CODE, or its name.`);
  return found.code;
}
