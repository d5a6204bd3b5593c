import { compareFigures, type FigureChange } from "./compare-figures.ts";
import type { Figures } from "./held/figures.ts";

/** What decides the version of a snapshot. */
export interface Release {
  readonly figures: Figures;
  /** See `definitionTexts`. */
  readonly definitions: Readonly<Record<string, string>>;
}

/**
 * The version of the next snapshot. The first is `1.0.0`. A figure gone or a definition changed: a new
 * major version, because what was quoted may no longer mean the same. Only new figures: minor.
 * Only revised values: patch. Nothing changed: the previous version itself. `changes` are those of the figures, where
 * they have been compared already. Throws a `RangeError` where the previous version is not three numbers.
 */
export function nextVersion(
  previous: (Release & { readonly version: string }) | undefined,
  now: Release,
  changes?: readonly FigureChange[],
): string {
  if (previous === undefined) return "1.0.0";
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)$/.exec(previous.version) ?? [];
  if (major === undefined)
    throw new RangeError(`Cannot read the version "${previous.version}": expected three numbers`);
  const kinds = new Set((changes ?? compareFigures(previous.figures, now.figures)).map(({ kind }) => kind));
  if (kinds.has("removed") || isRedefined(previous.definitions, now.definitions)) return `${Number(major) + 1}.0.0`;
  if (kinds.has("added")) return `${major}.${Number(minor) + 1}.0`;
  return kinds.has("revised") ? `${major}.${minor}.${Number(patch) + 1}` : previous.version;
}

/** A measure that is new is not a change of meaning; one that is gone or reads otherwise is. */
function isRedefined(before: Release["definitions"], after: Release["definitions"]): boolean {
  return Object.entries(before).some(([id, text]) => after[id] !== text);
}
