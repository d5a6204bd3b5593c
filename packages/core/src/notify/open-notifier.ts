import { consoleNotifier } from "./console-notifier.ts";
import { folderNotifier } from "./folder-notifier.ts";
import type { GovukNotifyOptions } from "./govuk-notifier.ts";
import type { Notifier } from "./notifier.ts";

/** Where messages are to go, and what that takes. */
export type NotifyChannel =
  | { readonly kind: "console"; readonly write: (text: string) => void }
  | { readonly kind: "folder"; readonly path: string }
  | ({ readonly kind: "notify" } & GovukNotifyOptions);

/** Opens a way to send messages. The client of GOV.UK Notify is loaded for it only. */
export async function openNotifier(channel: NotifyChannel): Promise<Notifier> {
  if (channel.kind === "console") return consoleNotifier(channel.write);
  if (channel.kind === "folder") return folderNotifier(channel.path);
  const { govukNotifier } = await import("./govuk-notifier.ts");
  return govukNotifier(channel);
}
