import { notificationText } from "./notification-text.ts";
import type { Notifier } from "./notifier.ts";

/** Writes messages out to be read; nobody gets one. */
export function consoleNotifier(write: (text: string) => void): Notifier {
  return {
    channel: "console",
    reaches: false,
    needsAddress: false,
    async send(message) {
      write(`${notificationText(message)}\n`);
      return { outcome: "sent" };
    },
  };
}
