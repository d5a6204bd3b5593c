import type { CheckRequest } from "./check-text.ts";

/** A check to ask for, and what is read at its path. */
export interface Sent {
  readonly request: CheckRequest;
  readonly bytes: Uint8Array;
}
