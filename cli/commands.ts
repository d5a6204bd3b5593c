import type { CliCommand } from "./command.ts";
import { changes } from "./commands/changes.ts";
import { chase } from "./commands/chase.ts";
import { check } from "./commands/check.ts";
import { claims } from "./commands/claims.ts";
import { close } from "./commands/close.ts";
import { confirm } from "./commands/confirm.ts";
import { explain } from "./commands/explain.ts";
import { history } from "./commands/history.ts";
import { impact } from "./commands/impact.ts";
import { inspect } from "./commands/inspect.ts";
import { invite } from "./commands/invite.ts";
import { publish } from "./commands/publish.ts";
import { query } from "./commands/query.ts";
import { receipt } from "./commands/receipt.ts";
import { recheck } from "./commands/recheck.ts";
import { rehearse } from "./commands/rehearse.ts";
import { reopen } from "./commands/reopen.ts";
import { respond } from "./commands/respond.ts";
import { rules } from "./commands/rules.ts";
import { serve } from "./commands/serve.ts";
import { signOff } from "./commands/sign-off.ts";
import { start } from "./commands/start.ts";
import { status } from "./commands/status.ts";
import { submit } from "./commands/submit.ts";
import { targets } from "./commands/targets.ts";
import { template } from "./commands/template.ts";
import { verify } from "./commands/verify.ts";
import { waive } from "./commands/waive.ts";
import { web } from "./commands/web.ts";
import { window } from "./commands/window.ts";
import { withdraw } from "./commands/withdraw.ts";
import { withdrawRelease } from "./commands/withdraw-release.ts";
import { work } from "./commands/work.ts";

/** Every command, in the order people meet them. */
export const commands: readonly CliCommand[] = [
  start,
  inspect,
  check,
  confirm,
  template,
  submit,
  work,
  serve,
  receipt,
  respond,
  signOff,
  withdraw,
  recheck,
  history,
  impact,
  status,
  rules,
  rehearse,
  waive,
  window,
  reopen,
  close,
  chase,
  publish,
  withdrawRelease,
  query,
  explain,
  changes,
  verify,
  claims,
  targets,
  web,
  invite,
];
