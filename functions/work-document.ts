import type { openStore } from "@council-returns/core/storage/open-store.ts";
import type { ReadUploadEvents, UploadEvent } from "@council-returns/core/storage/open-upload-events.ts";
import { holdBack } from "@council-returns/core/workflows/hold-back.ts";
import { ingestNotified, type Notified } from "@council-returns/core/workflows/ingest-notified.ts";
import type { DeadLetter } from "@council-returns/core/workflows/keep-dead-letter.ts";
import { errorFields, placeFields } from "./error-fields.ts";
import { eventInLetter } from "./event-in-letter.ts";
import type { Telemetry } from "./telemetry.ts";

export interface WorkPowers {
  readonly store: ReturnType<typeof openStore>;
  readonly readEvents: ReadUploadEvents;
  readonly giveUp: (letter: DeadLetter) => Promise<void>;
  readonly telemetry: Telemetry;
  readonly clock: () => Date;
  /** True where only what a malware scan found clean may be opened. */
  readonly scanGate: boolean;
}

/** An event as it came, and what it is called in logs until its upload has a receipt. */
export interface EventDocument {
  readonly id: string;
  readonly body: string;
}

/**
 * Works one event document. Each upload in it comes to one of three ends: answered with a receipt, whatever the file is
 * like; given up with the reason, where it will never work; or thrown, where it may go well another time. What one
 * upload throws keeps none of the others from being worked. A dead letter of ours is worked as the event in it.
 */
export async function workDocument({ id, body }: EventDocument, powers: WorkPowers): Promise<void> {
  const document = { id, body: eventInLetter(body) };
  const errors: unknown[] = [];
  for (const event of readDocument(document, powers)) {
    try {
      await workEvent(event, document, powers);
    } catch (error) {
      const keys = event.kind === "upload" ? event.keys : [];
      powers.telemetry.error("Failed, to be tried again", { event: document.id, ...errorFields(error, keys) });
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, "An event could not be worked");
}

function readDocument({ body }: EventDocument, { readEvents }: WorkPowers): readonly UploadEvent[] {
  try {
    return readEvents(JSON.parse(body));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return [{ kind: "never", reason: "unreadable-event", says: "it is not JSON" }];
  }
}

async function workEvent(event: UploadEvent, document: EventDocument, powers: WorkPowers): Promise<void> {
  const { store, telemetry, scanGate } = powers;
  if (event.kind === "ignored") return telemetry.debug(`Ignored: ${event.why}`, { event: document.id });
  if (event.kind === "never") {
    if (event.held !== undefined) await holdBack({ ...event.held, says: event.says }, { store });
    return giveUp(event, document, powers);
  }
  if (scanGate && !event.clean) {
    return giveUp({ reason: "not-scanned", says: "no malware scan has found it clean" }, document, powers);
  }
  const notified = await ingestNotified(event, { store });
  if (notified.kind === "never") return giveUp({ ...notified, key: event.keys[0] }, document, powers);
  reportAnswer(notified, document, powers);
}

interface Given {
  readonly reason: string;
  readonly says: string;
  readonly key?: string | undefined;
}

async function giveUp({ reason, says, key }: Given, { id, body }: EventDocument, powers: WorkPowers): Promise<void> {
  const { telemetry, clock } = powers;
  const at = clock().toISOString();
  await powers.giveUp({ format: "council-returns/dead-letter/1", reason, says, at, event: body });
  telemetry.error("Given up", { event: id, reason, says, ...(key === undefined ? {} : placeFields(key)) });
  telemetry.measure("DeadLetters", 1, { dimensions: { Reason: reason } });
}

function reportAnswer(
  { ingested: { receipt, again } }: Notified & { readonly kind: "answered" },
  { id }: EventDocument,
  { telemetry, clock }: WorkPowers,
): void {
  const { collection, period, authority, outcome, received, findings: all } = receipt;
  const seconds = Math.max(0, (clock().getTime() - Date.parse(received.at)) / 1000);
  const findings = Object.fromEntries([...Map.groupBy(all, ({ code }) => code)].map(([code, of]) => [code, of.length]));
  const place = { collection, period, authority };
  telemetry.info("Answered", { submission: receipt.receipt, event: id, ...place, outcome, again, findings, seconds });
  if (again) return;
  telemetry.measure("Returns", 1, { dimensions: { Outcome: outcome } });
  telemetry.measure("SecondsToReceipt", seconds, { unit: "Seconds" });
  for (const [code, count] of Object.entries(findings)) {
    telemetry.measure("Findings", count, { dimensions: { Code: code } });
  }
}
