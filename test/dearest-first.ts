import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take the most, the dearest first: begun last, one of them would hold up the end while a processor waits. */
export const DEAREST = [
  "main-job/main-job",
  "clients/clients",
  "simulator/simulator",
  "web/story",
  "browser/check",
  "storage/same-bytes",
  "storage/s3-objects",
  "workflows/verify",
  "web/public",
  "marking/libreoffice",
  "publish/disclosure/publish",
  "workflows/publish-national",
  "workflows/explain",
  "cli/explain",
  "fuzz/fuzz",
  "storage/files-processes",
];

/** The dearest files first, whatever is known of earlier runs: of a new copy of the source nothing is. */
export class DearestFirst extends BaseSequencer {
  /** All the files that will run, in the order in which workers take them. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const at = DEAREST.findIndex((file) => moduleId.endsWith(`/test/${file}.test.ts`));
  return at === -1 ? DEAREST.length : at;
}
