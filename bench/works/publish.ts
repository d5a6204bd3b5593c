import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import { openStore } from "../../packages/core/src/storage/open-store.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { publishDeclared } from "../../packages/core/src/workflows/publish-national.ts";
import { measuredDefinition } from "../publish/measured-collection.ts";

/** Publishes the store in a folder, as it stands: all of it, what has changed, or nothing. */
export async function work(folder: string): Promise<string> {
  const published = await publishDeclared(measuredDefinition, {}, { store: openStore(folder), openTables, openSolver });
  return "figures" in published ? `${published.kind}: ${published.figures} figures` : published.kind;
}
