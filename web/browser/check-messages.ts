/** What the page asks the worker. */
export interface CheckQuestion {
  /** Tells answers apart: a file may be chosen while another is being checked. */
  readonly id: number;
  readonly name: string;
  readonly collection: string;
  readonly period: string;
  readonly authority: string;
  readonly bytes: ArrayBuffer;
  /** As the site gave it. */
  readonly context: string;
}

/** What the worker says on the way: how much of the check is done, from 0 to 1. */
export interface CheckProgress {
  readonly kind: "progress";
  readonly id: number;
  readonly share: number;
}

/** What the worker answers in the end. */
export interface CheckAnswer {
  readonly kind: "answer";
  readonly id: number;
  readonly outcome: "accepted" | "rejected" | "unreadable" | "failed";
  /** True where there is data about single people in the file: it is not to leave the computer. */
  readonly people: boolean;
  /** A piece of the page: made by the code that makes it on the server, everything from the file escaped. */
  readonly html: string;
}
