import type { Collection } from "../../collections/define-collection.ts";
import { type MeasureDefinition, measureDefinitions } from "../measure-definitions.ts";

/** What a measure and its base are called. */
export type MeasureWords = Pick<MeasureDefinition, "measure" | "basis" | "title" | "basisTitle" | "unit">;

/** What every measure of a collection is called, on each of its bases. */
export function measureWords(collection: Collection): readonly MeasureWords[] {
  return measureDefinitions(collection).map(({ measure, basis, title, basisTitle, unit }) => {
    return { measure, basis, title, basisTitle, unit };
  });
}
