import { type EarlierFile, parseEarlier } from "../publish/suppress/earlier-file.ts";
import { earlierPath } from "./snapshot-files.ts";
import type { SnapshotSource } from "./snapshot-source.ts";

/** What a snapshot remembers of the versions before it; nothing where its collection protects nothing. Throws where it cannot be read. */
export async function readEarlier({ read }: Pick<SnapshotSource, "read">): Promise<EarlierFile> {
  const bytes = await read(earlierPath);
  return bytes === undefined ? { format: "council-returns/earlier/1", versions: [], returns: [] } : parseEarlier(bytes);
}
