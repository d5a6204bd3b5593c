import { compareFigures, type FigureChange } from "../compare-figures.ts";
import type { Figure } from "../figure.ts";
import type { Release } from "../next-version.ts";
import type { PublishedReturn } from "../published-return.ts";
import { differenceText } from "./difference-text.ts";

/** A release as far as another is compared with it. */
export interface ComparedRelease extends Release {
  readonly version: string;
  /** The returns it was made from. */
  readonly returns: readonly Pick<PublishedReturn, "period" | "authority" | "submission" | "sha256">[];
}

/** Which submission a return was, by its number and the hash of its file. */
export type Submitted = Pick<PublishedReturn, "submission" | "sha256">;

export interface CouncilChange {
  readonly period: string;
  /** Code of the council, or `national` for a file with many in it. */
  readonly authority: string;
  readonly kind: "arrived" | "revised" | "dropped";
  readonly before: Submitted | null;
  readonly after: Submitted | null;
}

export interface DefinitionChange {
  /** Id of the measure; `publish` is how figures are rounded and protected. */
  readonly definition: string;
  readonly kind: "added" | "removed" | "changed";
  /** See `definitionTexts`. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What a figure says besides which it is. */
export type FigureState = Omit<
  Figure,
  "figure" | "collection" | "measure" | "basis" | "period" | "level" | "geographyCode" | "geography" | "breakdown"
>;

export interface FigureMove extends Pick<Figure, "figure" | "level" | "geography"> {
  /** `hidden`: shown before, and no longer, to protect small numbers; `shown`: the other way round. */
  readonly kind: FigureChange["kind"] | "hidden" | "shown";
  /** Of a figure now hidden, without its numbers: what is hidden is not told again. */
  readonly before: FigureState | null;
  readonly after: FigureState | null;
  /** Value after less value before, both as published; null unless both are. */
  readonly by: string | null;
}

/** What differs between two releases of a collection. */
export interface ReleaseChanges {
  /** Periods and measures only the second has, and only the first had. */
  readonly periods: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly measures: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly councils: readonly CouncilChange[];
  readonly definitions: readonly DefinitionChange[];
  readonly figures: readonly FigureMove[];
}

/** The definition that is no measure. */
export const publishRules = "publish";

/**
 * What differs between two releases, from what they published alone: nothing hidden is worked out or told again.
 * Everything is in order of its id; the order of what is given changes nothing. `changes` are those of the figures, where
 * they have been compared already.
 */
export function releaseChanges(
  before: ComparedRelease,
  after: ComparedRelease,
  changes: readonly FigureChange[] = compareFigures(before.figures, after.figures),
): ReleaseChanges {
  const periods = [before, after].map(({ returns }) => [...new Set(returns.map(({ period }) => period))]);
  const measures = [before, after].map(({ definitions }) =>
    Object.keys(definitions).filter((id) => id !== publishRules),
  );
  return {
    periods: addedAndRemoved(periods),
    measures: addedAndRemoved(measures),
    councils: councilChanges(before.returns, after.returns),
    definitions: definitionChanges(before.definitions, after.definitions),
    figures: changes.flatMap(moveOf),
  };
}

function addedAndRemoved([before = [], after = []]: readonly (readonly string[])[]): ReleaseChanges["periods"] {
  return {
    added: after.filter((id) => !before.includes(id)).toSorted(),
    removed: before.filter((id) => !after.includes(id)).toSorted(),
  };
}

function councilChanges(
  before: ComparedRelease["returns"],
  after: ComparedRelease["returns"],
): readonly CouncilChange[] {
  const [old, now] = [before, after].map((returns) => new Map(returns.map((one) => [placeOf(one), one])));
  const places = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].toSorted();
  return places.flatMap((place): CouncilChange[] => {
    const [was, is] = [old?.get(place), now?.get(place)];
    const { period, authority } = is ?? was ?? { period: "", authority: "" };
    if (was === undefined) return [{ period, authority, kind: "arrived", before: null, after: submitted(is) }];
    if (is === undefined) return [{ period, authority, kind: "dropped", before: submitted(was), after: null }];
    if (was.submission === is.submission && was.sha256 === is.sha256) return [];
    return [{ period, authority, kind: "revised", before: submitted(was), after: submitted(is) }];
  });
}

function placeOf({ period, authority }: ComparedRelease["returns"][number]): string {
  return `${period}/${authority}`;
}

function submitted(one: Submitted | undefined): Submitted | null {
  return one === undefined ? null : { submission: one.submission, sha256: one.sha256 };
}

function definitionChanges(before: Release["definitions"], after: Release["definitions"]): readonly DefinitionChange[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  return ids.flatMap((definition): DefinitionChange[] => {
    const [was, is] = [before[definition] ?? null, after[definition] ?? null];
    if (was === is) return [];
    const kind = was === null ? "added" : is === null ? "removed" : "changed";
    return [{ definition, kind, before: was, after: is }];
  });
}

function moveOf({ figure, kind, before, after }: FigureChange): FigureMove[] {
  const known = after ?? before;
  if (known === null) return [];
  const named = { figure, level: known.level, geography: known.geography };
  const wasShown = before !== null && (before.value !== null || before.numerator !== null);
  if (wasShown && after?.status === "c" && after.value === null) {
    return [{ ...named, kind: "hidden", before: withoutNumbers(stateOf(before)), after: stateOf(after), by: null }];
  }
  const states = { before: before && stateOf(before), after: after && stateOf(after) };
  if (before?.status === "c" && before.value === null && after !== null && after.value !== null) {
    return [{ ...named, kind: "shown", ...states, by: null }];
  }
  return [{ ...named, kind, ...states, by: differenceText(before?.value ?? null, after?.value ?? null) }];
}

function stateOf(given: Figure): FigureState {
  const { figure, collection, measure, basis, period, level, geographyCode, geography, breakdown, ...state } = given;
  return state;
}

function withoutNumbers(state: FigureState): FigureState {
  return { ...state, value: null, numerator: null, denominator: null };
}
