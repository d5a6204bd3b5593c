import { compareTexts } from "../exact/compare-texts.ts";
import { foldText } from "../ingest/match/fold-text.ts";
import type { LoggedMapping, Mapping, MappingEntry } from "./mapping.ts";

/**
 * The answers that hold, oldest first. A later answer takes the place of those before it about the same header of
 * the table and about the same column; one that is withdrawn leaves none. Entries may come in any order: their numbers
 * count, and for one number their times, then their ids.
 */
export function foldMappings(log: readonly LoggedMapping[]): Mapping[] {
  const held = new Map<string, Mapping>();
  for (const logged of log.toSorted(byNumber)) {
    const { entry } = logged;
    for (const [key, mapping] of held) if (isAboutTheSame(mapping, entry)) held.delete(key);
    if (entry.event === "confirmed") held.set(logged.id, mappingOf(logged));
  }
  return [...held.values()];
}

/** The answers that these entries gave, whatever was said since, in order of their numbers. */
export function mappingsById(log: readonly LoggedMapping[], ids: readonly string[]): Mapping[] {
  const wanted = new Set(ids);
  return log
    .filter(({ id }) => wanted.has(id))
    .toSorted(byNumber)
    .map(mappingOf);
}

/** True where two are about one header of a table, or about one column. */
export function isAboutTheSame(
  one: Pick<Mapping, "table" | "column" | "header">,
  other: Pick<MappingEntry, "table" | "column" | "header">,
): boolean {
  if (one.table !== other.table) return false;
  return foldText(one.header) === foldText(other.header) || (one.column !== null && one.column === other.column);
}

function mappingOf({ id, entry }: LoggedMapping): Mapping {
  const { table, header, by, at, from } = entry;
  const answer =
    entry.column === null
      ? ({ decided: entry.decided, column: null } as const)
      : ({ decided: entry.decided, column: entry.column } as const);
  return { id, table, ...answer, header, by, at, from };
}

function byNumber(one: LoggedMapping, other: LoggedMapping): number {
  return one.n - other.n || compareTexts(one.entry.at, other.entry.at) || compareTexts(one.id, other.id);
}
