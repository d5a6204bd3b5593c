import { resolve, sep } from "node:path";
import { govukChannel } from "@council-returns/core/notify/open-govuk.ts";
import type { NotifyChannel } from "@council-returns/core/notify/open-notifier.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import type { CliPowers } from "../powers.ts";
import { printable } from "../render/printable.ts";
import { wellSet } from "./well-set.ts";

interface ChannelAsked {
  /** `console`, `folder:DIR` or `notify`. */
  readonly send: string;
  /** True where the answer on stdout is to be JSON and nothing else. */
  readonly json: boolean;
  /** Where the store lies: messages to addresses are kept out of it. */
  readonly store: string;
}

/** The channel that `--send` names. Throws `InputError` where it names none, or what it takes is not given. */
export function notifyChannel({ send, json, store }: ChannelAsked, powers: CliPowers): NotifyChannel {
  if (send === "console") {
    const sink = json ? powers.stderr : powers.stdout;
    return { kind: "console", write: (text) => sink.write(printable(text)) };
  }
  if (send === "notify") return wellSet(() => govukChannel(powers.env));
  const [, folder = ""] = /^folder:(.+)$/s.exec(send) ?? [];
  if (folder === "") {
    throw new InputError(`Cannot send to "${send}". Use --send console, --send folder:DIR or --send notify.`);
  }
  const path = resolve(powers.cwd, folder);
  if (path === store || path.startsWith(`${store}${sep}`)) {
    throw new InputError("Messages hold addresses, which are not kept in the store. Name a folder outside it.");
  }
  return { kind: "folder", path };
}
