import { mainJob } from "../../sample/main-job.ts";
import type { SampleFile } from "../../sample/sample-file.ts";
import type { CheckRequest, SentFile } from "./check-text.ts";
import type { Sent } from "./sent.ts";

/** Every file of the main job as the check its arrival asks for, with the same council's return of a year before. */
export function mainJobRequests(): Sent[] {
  const files = mainJob();
  return files.map((file) => ({
    request: { ...sentFile(file), previous: yearBefore(file, files) },
    bytes: file.bytes,
  }));
}

function sentFile({ collection, period, authority, name, wave }: SampleFile): SentFile {
  const path = [wave, collection, period, authority, name].join("/");
  return { path, name, collection, period, authority: authority === "national" ? undefined : authority };
}

function yearBefore({ collection, period, authority }: SampleFile, files: readonly SampleFile[]) {
  const before = files.find(
    (file) => file.collection === collection && file.authority === authority && file.period < period,
  );
  const previous: CheckRequest["previous"] = before && { file: sentFile(before), period: before.period };
  return previous;
}
