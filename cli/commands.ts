import type { CliCommand } from "./command.ts";
import { chase } from "./commands/chase.ts";
import { check } from "./commands/check.ts";
import { claims } from "./commands/claims.ts";
import { close } from "./commands/close.ts";
import { confirm } from "./commands/confirm.ts";
import { inspect } from "./commands/inspect.ts";
import { publish } from "./commands/publish.ts";
import { query } from "./commands/query.ts";
import { reopen } from "./commands/reopen.ts";
import { start } from "./commands/start.ts";
import { status } from "./commands/status.ts";
import { submit } from "./commands/submit.ts";
import { template } from "./commands/template.ts";
import { window } from "./commands/window.ts";
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
  status,
  window,
  reopen,
  close,
  chase,
  publish,
  query,
  claims,
];
