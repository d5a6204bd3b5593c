import type { Collection } from "../../collections/define-collection.ts";
import type { PlacedCouncil } from "../aggregate/areas.ts";
import type { RowGroup } from "../aggregate/row-groups.ts";
import type { PublishedReturn } from "../published-return.ts";
import { canonicalJson } from "../write/canonical-json.ts";
import type { EarlierFile, EarlierVersion, Present } from "./earlier-file.ts";
import type { EarlierRelease } from "./earlier-release.ts";
import type { FigureSpot } from "./people-cells.ts";

interface Known extends Present {
  /** Of every return of every version. */
  readonly groups: readonly RowGroup[];
  /** The councils expected in the periods of these returns. */
  readonly councilsFor: (collection: Collection, returns: readonly PublishedReturn[]) => readonly PlacedCouncil[];
}

/** The versions that `earlier.json` tells of, in order, with the rows they were made from. */
export function earlierReleases({ versions, returns }: EarlierFile, known: Known): readonly EarlierRelease[] {
  const all = new Map([...returns, ...known.returns].map((one) => [one.submission, one]));
  return versions.map((version) => earlierRelease(version, all, known));
}

/** The returns of one of the versions. */
export function returnsOfVersion(
  version: Pick<EarlierVersion, "with" | "without">,
  all: ReadonlyMap<string, PublishedReturn>,
  present: readonly PublishedReturn[],
): readonly PublishedReturn[] {
  const without = new Set(version.without);
  const others = version.with.flatMap((submission) => all.get(submission) ?? []);
  return [...present.filter(({ submission }) => !without.has(submission)), ...others];
}

/** Equal for periods of two versions whose figures add up the same rows by the same definitions. */
export function signatureFinder(
  collection: Collection,
  returns: readonly Pick<PublishedReturn, "period" | "submission">[],
): (period: string) => string {
  const definition = canonicalJson(collection);
  const looksBack = Object.values(collection.measures).some(({ kind }) => kind === "forecast-outcome");
  return (period) => {
    const own = returns.filter((one) => looksBack || one.period === period);
    return [...own.map(({ submission }) => submission).toSorted(), definition].join("\n");
  };
}

function earlierRelease(
  known: EarlierVersion,
  all: ReadonlyMap<string, PublishedReturn>,
  { collection: present, returns, figures, groups, councilsFor }: Known,
): EarlierRelease {
  const { version, manifestSha256, shownTo } = known;
  const collection = known.collection ?? present;
  const own = returnsOfVersion(known, all, returns);
  const submissions = new Set(own.map(({ submission }) => submission));
  const absent = new Set(known.absent);
  const hidden = new Set(known.hidden);
  const spots = [...figures, ...known.others.map(({ figure, level }) => spotOf(figure, level))].filter(
    ({ figure }) => !absent.has(figure),
  );
  return {
    version,
    manifestSha256,
    shownTo,
    collection,
    councils: councilsFor(collection, own),
    groups: groups.filter(({ submission }) => submissions.has(submission)),
    spots,
    states: new Map(spots.map(({ figure }) => [figure, hidden.has(figure) ? "hidden" : "shown"])),
    signatureOf: signatureFinder(collection, own),
  };
}

function spotOf(figure: string, level: FigureSpot["level"]): FigureSpot {
  const [, measure = "", basis = "", period = "", geographyCode = "", breakdown = ""] = figure.split("/");
  return { figure, measure, basis, period, level, geographyCode, breakdown };
}
