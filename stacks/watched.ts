import type { Publisher } from "./publishing.ts";

/** What alarms and the dashboard look at. */
export interface Watched {
  readonly queue: sst.aws.Queue;
  readonly deadLetters: sst.aws.Queue;
  readonly ingest: sst.aws.Function;
  readonly reconcile: sst.aws.Function;
  readonly uploadForm: sst.aws.Function;
  readonly receipt: sst.aws.Function;
  /** None where the stage has no website. */
  readonly site: sst.aws.Function | undefined;
  readonly publishers: readonly Publisher[];
}
