import type { Notification } from "./notifier.ts";

/** A message as plain text to read: who it is to, what it is about, and its body. */
export function notificationText({ to, subject, body }: Notification): string {
  return `To: ${to}\nSubject: ${subject}\n\n${body}`;
}
