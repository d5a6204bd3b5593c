import type { FigureChange } from "../publish/compare-figures.ts";
import type { Publication } from "../publish/make-publication.ts";
import type { PreviousSnapshot } from "./previous-snapshot.ts";
import type { RefusedPublication } from "./refused-publication.ts";
import type { StillWithdrawn } from "./withdrawn-before.ts";

/** What came of publishing a collection. */
export type Published =
  | {
      readonly kind: "published" | "would publish";
      readonly collection: string;
      readonly version: string;
      /** How many figures it holds, and which differ from the snapshot before. */
      readonly figures: number;
      readonly changes: readonly FigureChange[];
      readonly returns: number;
      readonly synthetic: boolean;
      /** Receipt numbers of returns that count in it and did not in the snapshot before. */
      readonly counted: readonly string[];
      /** How small numbers of people are protected, or why they need not be. */
      readonly disclosure: Publication["disclosure"];
    }
  | { readonly kind: "unchanged"; readonly collection: string; readonly version: string }
  /** Small numbers could not be protected: nothing is written. */
  | RefusedPublication
  /** It would be what was withdrawn: nothing is written. */
  | StillWithdrawn
  /** No return has been accepted. */
  | { readonly kind: "nothing accepted"; readonly collection: string };

function countedAnew({ returns }: Publication, previous: PreviousSnapshot | undefined): readonly string[] {
  const before = new Set(previous?.manifest.inputs.map(({ submission }) => submission));
  return returns.map(({ submission }) => submission).filter((submission) => !before.has(submission));
}

interface Outcome {
  readonly kind: "published" | "would publish";
  readonly publication: Publication;
  readonly version: string;
  readonly previous: PreviousSnapshot | undefined;
  /** Figures that differ from those of the previous. */
  readonly changes: readonly FigureChange[];
}

/** What came of publishing, told by what was made and what it is compared with. */
export function outcome({ kind, publication, version, previous, changes }: Outcome): Published {
  return {
    kind,
    collection: publication.collection.id,
    version,
    figures: publication.figures.length,
    changes,
    returns: publication.returns.length,
    synthetic: publication.synthetic,
    counted: countedAnew(publication, previous),
    disclosure: publication.disclosure,
  };
}
