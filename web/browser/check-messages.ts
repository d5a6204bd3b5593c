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

/** What the worker answers. */
export interface CheckAnswer {
  readonly id: number;
  readonly outcome: "accepted" | "rejected" | "unreadable" | "failed";
  /** A piece of the page: made by the code that makes it on the server, everything from the file escaped. */
  readonly html: string;
}
