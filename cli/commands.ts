import type { CliCommand } from "./command.ts";
import { check } from "./commands/check.ts";
import { inspect } from "./commands/inspect.ts";
import { template } from "./commands/template.ts";

/** Every command, in the order people meet them. */
export const commands: readonly CliCommand[] = [inspect, check, template];
