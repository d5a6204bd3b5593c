import { figuresInParts } from "../publish/aggregate/make-figures.ts";
import { type Publication, publicationInParts } from "../publish/make-publication.ts";
import { hideSmallNumbers } from "../publish/suppress/hide-small-numbers.ts";
import { addUpRows } from "./add-up-rows.ts";
import { inTurns } from "./in-turns.ts";
import type { RowsEnginePowers } from "./rows-engine.ts";
import type { SnapshotInputs } from "./snapshot-inputs.ts";

/**
 * What a snapshot would say, for those who may see the returns: where the collection protects small numbers they are hidden,
 * and the figures with the ids `hidden`, and not what they could be worked out from. Never to be published.
 */
export async function makeDraftPublication(
  inputs: SnapshotInputs,
  hidden: ReadonlySet<string>,
  powers: RowsEnginePowers,
): Promise<Publication> {
  const { parts, groups } = await addUpRows(inputs, powers);
  if (groups === null) return inTurns(publicationInParts({ ...inputs, parts }));
  const figures = await inTurns(figuresInParts({ ...inputs, parts, origins: inputs.returns }));
  const release = hideSmallNumbers({ ...inputs, groups, figures }, hidden);
  return inTurns(publicationInParts({ ...inputs, parts, release }));
}
