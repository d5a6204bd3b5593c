import { authoritiesOn } from "../authorities/resolve.ts";
import type { Collection } from "../collections/define-collection.ts";
import { parsePeriod } from "../periods/period.ts";
import { figuresInParts, makeFigures } from "../publish/aggregate/make-figures.ts";
import { placeCouncils } from "../publish/aggregate/place-councils.ts";
import { collectRowGroups, type RowGroup } from "../publish/aggregate/row-groups.ts";
import type { LinearSolver } from "../publish/disclose/linear-solver.ts";
import { type Publication, publicationInParts } from "../publish/make-publication.ts";
import type { PublishedReturn } from "../publish/published-return.ts";
import type { OpenRollUp } from "../publish/roll-up.ts";
import { type EarlierFile, earlierFile, type PublishedVersion } from "../publish/suppress/earlier-file.ts";
import { earlierReleases, signatureFinder } from "../publish/suppress/earlier-releases.ts";
import { type ProtectedRelease, protectRelease } from "../publish/suppress/protect-release.ts";
import type { Objects } from "../storage/objects.ts";
import type { Tables } from "../storage/tables.ts";
import { addUpRows } from "./add-up-rows.ts";
import type { CompactedKept } from "./compacted-rows.ts";
import { inTurns } from "./in-turns.ts";
import { loadRows } from "./load-rows.ts";
import type { AnswersKept } from "./period-answers.ts";
import type { SnapshotInputs } from "./snapshot-inputs.ts";

export interface MakingPowers {
  readonly data: Pick<Objects, "get">;
  readonly openTables: () => Promise<Tables>;
  /** Where answers about rows that have not changed are kept; left out, everything is added up anew. */
  readonly answers?: AnswersKept;
  /** Where the rows of a period are kept as one file. */
  readonly compacted?: CompactedKept;
  /** Another engine for periods with too many rows for this machine. */
  readonly openRollUp?: OpenRollUp | undefined;
  /** Called only where there are small numbers to protect. */
  readonly openSolver: () => Promise<LinearSolver>;
}

/** A refusal names figures that could be worked out whatever is hidden; none where only too much would have to be. */
export type MadePublication =
  | {
      readonly kind: "made";
      readonly publication: Publication;
      /** What was known already, where the collection protects small numbers. */
      readonly earlier: EarlierFile | null;
    }
  | ({ readonly kind: "refused" } & Pick<
      Extract<ProtectedRelease, { readonly outcome: "refused" }>,
      "failing" | "periods" | "summary"
    >);

/**
 * Loads the rows of the returns that count, adds them up, protects small numbers and makes everything a snapshot says.
 * `known` are the versions that are out, as they lie in the store or as a snapshot remembers them.
 */
export async function makeSnapshotPublication(
  inputs: SnapshotInputs,
  known: readonly PublishedVersion[] | EarlierFile,
  powers: MakingPowers,
): Promise<MadePublication> {
  const added = await addUpRows(inputs, powers);
  if (added.groups === null) {
    const publication = await inTurns(publicationInParts({ ...inputs, parts: added.parts }));
    return { kind: "made", publication, earlier: null };
  }
  const figuresBy = (collection: Collection) =>
    makeFigures({ ...inputs, collection, parts: added.parts, origins: inputs.returns, withUnmade: true });
  const figures = await inTurns(
    figuresInParts({ ...inputs, parts: added.parts, origins: inputs.returns, withUnmade: true }),
  );
  const earlier = "versions" in known ? known : earlierFile(known, { ...inputs, figures });
  const groups = [...added.groups, ...(await earlierGroups(earlier, inputs.collection, powers))];
  const present = { ...inputs, figures, groups, councilsFor };
  const release = await protectRelease(
    {
      draft: { ...inputs, groups: added.groups, signatureOf: signatureFinder(inputs.collection, inputs.returns) },
      earlier: earlierReleases(earlier, present),
      makeFigures: (collection) => (collection === inputs.collection ? figures : figuresBy(collection)),
    },
    powers.openSolver,
  );
  if (release.outcome === "refused") return { kind: "refused", ...release };
  const publication = await inTurns(publicationInParts({ ...inputs, parts: added.parts, release }));
  return { kind: "made", publication, earlier };
}

/** Rows that counted in an earlier version and do not any more. */
async function earlierGroups(
  { versions, returns }: EarlierFile,
  collection: Collection,
  { data, openTables }: MakingPowers,
): Promise<readonly RowGroup[]> {
  if (returns.length === 0) return [];
  const engine = await openTables();
  try {
    const tables = await loadRows(returns, { data, engine });
    const others = versions.flatMap((version) => version.collection ?? []);
    return await collectRowGroups([collection, ...others], tables, engine);
  } finally {
    await engine.close();
  }
}

function councilsFor({ period: kind }: Collection, returns: readonly PublishedReturn[]) {
  const ids = [...new Set(returns.map(({ period }) => period))];
  return placeCouncils(
    ids.flatMap((id) => parsePeriod(kind, id) ?? []),
    authoritiesOn,
  );
}
