import type { CliCommand } from "./command.ts";
import { check } from "./commands/check.ts";
import { claims } from "./commands/claims.ts";
import { inspect } from "./commands/inspect.ts";
import { publish } from "./commands/publish.ts";
import { query } from "./commands/query.ts";
import { start } from "./commands/start.ts";
import { status } from "./commands/status.ts";
import { submit } from "./commands/submit.ts";
import { template } from "./commands/template.ts";
import { work } from "./commands/work.ts";

/** Every command, in the order people meet them. */
export const commands: readonly CliCommand[] = [
  start,
  inspect,
  check,
  template,
  submit,
  work,
  status,
  publish,
  query,
  claims,
];
