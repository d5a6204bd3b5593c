import { disclosureRules } from "../collections/disclosure.ts";
import { collectParts, type Parts } from "../publish/aggregate/collect-parts.ts";
import { collectRowGroups, type RowGroup } from "../publish/aggregate/row-groups.ts";
import type { RowsAsked } from "../publish/roll-up.ts";
import { openRowsEngine, type RowsEnginePowers } from "./rows-engine.ts";

/** What the engine made of the returns that count. */
export interface AddedUp {
  readonly parts: Parts;
  /** Null where the collection protects nothing. */
  readonly groups: readonly RowGroup[] | null;
}

/** Adds up the rows of the returns that count. */
export async function addUpRows(asked: RowsAsked, powers: RowsEnginePowers): Promise<AddedUp> {
  const { collection } = asked;
  const engine = await openRowsEngine(asked, powers);
  try {
    const parts = await collectParts(collection, engine.tables, engine);
    const isProtected = disclosureRules(collection) !== undefined;
    return { parts, groups: isProtected ? await collectRowGroups([collection], engine.tables, engine) : null };
  } finally {
    await engine.close();
  }
}
