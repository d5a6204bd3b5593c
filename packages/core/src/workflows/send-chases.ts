import type { ChaseMessage } from "../calendar/chase-message.ts";
import { notifiedKey } from "../calendar/notified-key.ts";
import type { Delivery, Notifier } from "../notify/notifier.ts";
import type { Chased, ChaseList, ChasePowers } from "./chase-list.ts";
import { notifyOnce } from "./notify-once.ts";
import type { Contacts } from "./read-contacts.ts";

/** What came of the message to one council. `not sent`: sending had stopped before it. */
export interface ChaseSent {
  readonly code: string;
  readonly name: string;
  readonly outcome: "sent" | "already sent" | "refused" | "no address" | "not sent";
  readonly reason: string | null;
}

interface SendPowers extends ChasePowers {
  readonly notifier: Notifier;
}

/**
 * Sends each council on the list its message, once on a day and channel. Without contacts a message is made out to the
 * council's name, where the channel does with that. What hinders every message stops the sending: the rest is `not sent`,
 * the first of them with the reason.
 */
export async function sendChases(
  list: ChaseList,
  contacts: Contacts | undefined,
  powers: SendPowers,
): Promise<ChaseSent[]> {
  const sent: ChaseSent[] = [];
  let stopped = false;
  for (const one of list.toChase) {
    if (one.message === null) continue;
    const result: Sent = stopped
      ? { outcome: "not sent", reason: null }
      : await sendOne(one, one.message, { list, contacts, powers });
    stopped ||= result.outcome === "not sent";
    const reason = "reason" in result ? result.reason : null;
    sent.push({ code: one.code, name: one.name, outcome: result.outcome, reason });
  }
  return sent;
}

type Sent =
  | Delivery
  | { readonly outcome: "already sent" | "no address" }
  | { readonly outcome: "not sent"; readonly reason: string | null };

async function sendOne(
  { code, name }: Chased,
  message: ChaseMessage,
  { list, contacts, powers }: { list: ChaseList; contacts: Contacts | undefined; powers: SendPowers },
): Promise<Sent> {
  const { notifier } = powers;
  const to = contacts === undefined && !notifier.needsAddress ? name : contacts?.get(code);
  if (to === undefined) return { outcome: "no address" };
  const send = (): Promise<Delivery> => notifier.send({ to, ...message });
  const place = { collection: list.collection, period: list.period, authority: code };
  const key = notifiedKey(place, list.today, notifier.channel);
  try {
    if (!notifier.reaches) return await send();
    return await notifyOnce({ key, reference: message.reference }, { ...powers, send });
  } catch (error) {
    return { outcome: "not sent", reason: error instanceof Error ? error.message : String(error) };
  }
}
