import type { openStore } from "@council-returns/core/storage/open-store.ts";
import type { ReadUploadEvents, UploadEvent } from "@council-returns/core/storage/open-upload-events.ts";
import { keepDeadLetter } from "@council-returns/core/workflows/keep-dead-letter.ts";
import { errorFields } from "../functions/error-fields.ts";
import { eventInLetter } from "../functions/event-in-letter.ts";
import type { Telemetry } from "../functions/telemetry.ts";
import { workDocument } from "../functions/work-document.ts";
import { type EventQueue, openEventQueue } from "./event-queue.ts";

const AT_ONCE = 4;
const MOST_WAITING = 10_000;

/** How often an event is tried, and how long it waits in between. */
export interface Retries {
  readonly tries: number;
  readonly pause: (failed: number) => number;
}

/** As often as the queue in the cloud gives a message out: after 1, 5, 25 and 125 seconds. */
export const usualRetries: Retries = { tries: 5, pause: (failed) => 1_000 * 5 ** (failed - 1) };

export interface IntakePowers {
  readonly store: ReturnType<typeof openStore>;
  readonly readEvents: ReadUploadEvents;
  readonly telemetry: Telemetry;
  readonly clock: () => Date;
}

/**
 * A server tells of everything that is written to it, our own objects and other buckets among it: that is no fault here,
 * and would never end if each were answered by writing a dead letter.
 */
export function eventsOfOurs(readEvents: ReadUploadEvents): ReadUploadEvents {
  return (document) => readEvents(document).map(ignoredWhereNotOurs);
}

function ignoredWhereNotOurs(event: UploadEvent): UploadEvent {
  const isOthers = event.kind === "never" && event.reason === "not-ours";
  return isOthers ? { kind: "ignored", why: event.says } : event;
}

/** The queue of events of a store: what will never work, or has failed too often, is kept among the data. */
export function openIntake(powers: IntakePowers, { tries, pause }: Retries): EventQueue {
  const { store, readEvents, telemetry, clock } = powers;
  const giveUp = async (letter: Parameters<typeof keepDeadLetter>[0]) => void (await keepDeadLetter(letter, { store }));
  return openEventQueue({
    work: (event) => workDocument(event, { ...powers, giveUp, scanGate: false }),
    async giveUp({ id, body }, error) {
      const reason = "tried-too-often";
      const says = `it failed ${tries} times, last with: ${reasonOf(error)}`;
      const at = clock().toISOString();
      await giveUp({ format: "council-returns/dead-letter/1", reason, says, at, event: body });
      telemetry.error("Given up", { event: id, reason });
      telemetry.measure("DeadLetters", 1, { dimensions: { Reason: reason } });
    },
    laneOf: (body) => laneOf(body, readEvents),
    atOnce: AT_ONCE,
    most: MOST_WAITING,
    tries,
    pause,
  });
}

/** Uploads of one return are worked one after another, so that each finds the try before it. */
function laneOf(body: string, readEvents: ReadUploadEvents): string {
  try {
    const upload = readEvents(JSON.parse(eventInLetter(body))).find((event) => event.kind === "upload");
    const key = upload?.kind === "upload" ? (upload.keys[0] ?? "") : "";
    return key.slice(0, key.lastIndexOf("/") + 1);
  } catch {
    return "";
  }
}

function reasonOf(error: unknown): string {
  const [first] = error instanceof AggregateError ? error.errors : [error];
  const { error: fields } = errorFields(first);
  return typeof fields === "object" && fields !== null && "message" in fields ? String(fields.message) : "";
}
