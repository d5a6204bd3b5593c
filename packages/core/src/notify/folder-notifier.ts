import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { notificationText } from "./notification-text.ts";
import type { Notifier } from "./notifier.ts";

/** Puts each message into a folder as a text file named after its reference, for somebody or something to send on. */
export function folderNotifier(folder: string): Notifier {
  return {
    channel: "folder",
    reaches: true,
    needsAddress: false,
    async send(message) {
      await mkdir(folder, { recursive: true });
      const name = message.reference.replace(/[^0-9A-Za-z.-]+/g, "_").replace(/^\.+/, "");
      await writeFile(join(folder, `${name}.txt`), notificationText(message));
      return { outcome: "sent" };
    },
  };
}
