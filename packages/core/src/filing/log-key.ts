import type { EventName, ReturnPlace } from "./entry.ts";

/** In place of the authority: what holds for every return of a period. In place of the period: of an authority. */
export const ALL = "all";

/** What a log object's key says without opening it: enough to tell the state of a return. */
export interface LogKey extends ReturnPlace {
  readonly key: string;
  readonly n: number;
  readonly event: EventName;
  /** The submission, or the id of what was decided. */
  readonly subject: string;
  /** When it arrived or was decided, ISO time with milliseconds. */
  readonly at: string;
}

const EVENTS: Readonly<Record<EventName, true>> = {
  received: true,
  checked: true,
  rejected: true,
  "needs-explanation": true,
  "awaiting-sign-off": true,
  accepted: true,
  explained: true,
  "signed-off": true,
  withdrawn: true,
  reopened: true,
  closed: true,
  waived: true,
  "waiver-ended": true,
  window: true,
  rules: true,
};

const LOG_KEY = /^log\/([^/]+)\/([^/]+)\/([^/]+)\/(\d{6,})-([a-z]+(?:-[a-z]+)*)-([0-9a-z.]+)-(\d{17})\.json$/;
const COMPACT = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})$/;

export function logPrefix(place: Pick<ReturnPlace, "collection"> & Partial<ReturnPlace>): string {
  const parts = [place.collection, place.period, place.authority].filter((part) => part !== undefined);
  return `log/${parts.join("/")}/`;
}

/** `at` is any ISO time; the key holds it in UTC to the millisecond. */
export function logKey(place: ReturnPlace, n: number, said: Pick<LogKey, "event" | "subject" | "at">): string {
  const time = new Date(said.at).toISOString().replace(/\D/g, "");
  return `${logPrefix(place)}${String(n).padStart(6, "0")}-${said.event}-${said.subject}-${time}.json`;
}

/** Reads a log key; undefined for any other object. */
export function parseLogKey(key: string): LogKey | undefined {
  const [, collection, period, authority, n, event = "", subject, time = ""] = LOG_KEY.exec(key) ?? [];
  if (!collection || !period || !authority || !n || !subject || !isEvent(event)) return undefined;
  const at = time.replace(COMPACT, "$1-$2-$3T$4:$5:$6.$7Z");
  return { key, collection, period, authority, n: Number(n), event, subject, at };
}

function isEvent(text: string): text is EventName {
  return Object.hasOwn(EVENTS, text);
}
