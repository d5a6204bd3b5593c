import type { Collection } from "../../collections/define-collection.ts";
import type { GeographyLevel } from "../../collections/measures.ts";
import type { Figure } from "../figure.ts";
import type { PublishedReturn } from "../published-return.ts";
import { byText } from "../write/by-text.ts";
import { canonicalJson, jsonBytes } from "../write/canonical-json.ts";
import type { FigureSpot } from "./people-cells.ts";

/** A version that is out, as it lies in the store. */
export interface PublishedVersion {
  readonly version: string;
  readonly manifestSha256: string;
  readonly collection: Collection;
  readonly returns: readonly PublishedReturn[];
  readonly figures: readonly Figure[];
  /** What its numbers of people are known to: 1 where they are known exactly. */
  readonly shownTo: number;
}

/** What a snapshot needs of one earlier version: where it differs from the snapshot itself. */
export interface EarlierVersion {
  readonly version: string;
  readonly manifestSha256: string;
  readonly shownTo: number;
  /** Null where it is that of the snapshot. */
  readonly collection: Collection | null;
  /** Submissions that counted in the snapshot and not in it, and the other way round. */
  readonly without: readonly string[];
  readonly with: readonly string[];
  /** Ids of figures that were hidden, and of those that had no number to show for another reason. */
  readonly hidden: readonly string[];
  readonly absent: readonly string[];
  /** Figures the snapshot does not have. */
  readonly others: readonly { readonly figure: string; readonly level: GeographyLevel }[];
}

/**
 * `earlier.json`: what was known already when a snapshot was protected, so that it can be proved without the earlier
 * versions at hand. All of it has been published: which figures were hidden, not why, and no number.
 */
export interface EarlierFile {
  readonly format: "council-returns/earlier/1";
  readonly versions: readonly EarlierVersion[];
  /** Returns that counted in an earlier version and do not in the snapshot. */
  readonly returns: readonly PublishedReturn[];
}

/** A snapshot as far as earlier versions are told apart from it. */
export interface Present {
  readonly collection: Collection;
  readonly returns: readonly PublishedReturn[];
  readonly figures: readonly FigureSpot[];
}

/** What a snapshot is to remember of the versions before it. The order they come in changes nothing. */
export function earlierFile(versions: readonly PublishedVersion[], present: Present): EarlierFile {
  const now = new Set(present.returns.map(({ submission }) => submission));
  const others = versions.flatMap(({ returns }) => returns.filter(({ submission }) => !now.has(submission)));
  return {
    format: "council-returns/earlier/1",
    versions: versions.map((version) => earlierVersion(version, present)).toSorted(byVersion),
    returns: [...new Map(others.map((one) => [one.submission, one])).values()].toSorted(
      byText(({ period, authority, submission }) => [period, authority, submission].join("/")),
    ),
  };
}

/** The file as it is written. */
export function earlierBytes(file: EarlierFile): Uint8Array {
  return jsonBytes(file);
}

/** Reads `earlier.json`. Throws where it is something else. */
export function parseEarlier(bytes: Uint8Array): EarlierFile {
  const said = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  if (said.format !== "council-returns/earlier/1") {
    throw new TypeError(`Cannot read earlier.json: its format is "${said.format}"`);
  }
  return said;
}

function earlierVersion(known: PublishedVersion, { collection, returns, figures }: Present): EarlierVersion {
  const { version, manifestSha256, shownTo } = known;
  const [then, now] = [known.returns, returns].map((some) => some.map(({ submission }) => submission).toSorted());
  const present = new Set(figures.map(({ figure }) => figure));
  const had = new Set(known.figures.map(({ figure }) => figure));
  const isNew = figures.flatMap(({ figure }) => (had.has(figure) ? [] : [figure]));
  const empty = known.figures.flatMap((figure) => (isWithoutNumber(figure) ? [figure.figure] : []));
  return {
    version,
    manifestSha256,
    shownTo,
    collection: canonicalJson(known.collection) === canonicalJson(collection) ? null : known.collection,
    without: (now ?? []).filter((submission) => then?.includes(submission) !== true),
    with: (then ?? []).filter((submission) => now?.includes(submission) !== true),
    hidden: known.figures.flatMap((figure) => (isHidden(figure) ? [figure.figure] : [])).toSorted(),
    absent: [...empty, ...(isSameShape(known.collection, collection) ? [] : isNew)].toSorted(),
    others: known.figures
      .flatMap(({ figure, level }) => (present.has(figure) ? [] : [{ figure, level }]))
      .toSorted(byText(({ figure }) => figure)),
  };
}

function isHidden({ status, value, numerator }: Figure): boolean {
  return status === "c" && value === null && numerator === null;
}

/** Of a figure nobody gave anything for there is nothing to know, whatever its state. */
function isWithoutNumber(figure: Figure): boolean {
  const { value, numerator, responded } = figure;
  return value === null && numerator === null && responded > 0 && !isHidden(figure);
}

/** True where the same rows give figures for the same places. */
function isSameShape(one: Collection, other: Collection): boolean {
  return (
    canonicalJson([one.measures, one.publish, one.tables]) ===
    canonicalJson([other.measures, other.publish, other.tables])
  );
}

function byVersion(one: EarlierVersion, other: EarlierVersion): number {
  const [a, b] = [one, other].map(({ version }) => version.split(".").map(Number));
  const differs = (a ?? []).findIndex((part, at) => part !== b?.[at]);
  return differs < 0 ? 0 : (a?.[differs] ?? 0) - (b?.[differs] ?? 0);
}
