import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { everyCollectionStore, surveyStore } from "../workflows/published-store.ts";

/** Snapshots of every collection as folders, each the newest version; the first one is of several councils and periods. */
export async function snapshotFolders(): Promise<{ readonly root: string; readonly folders: readonly string[] }> {
  const root = mkdtempSync(join(tmpdir(), "returns-clients-"));
  const folders = new Set<string>();
  for (const store of [await surveyStore(), await everyCollectionStore()]) {
    for await (const { key } of store.data.list("snapshots/")) {
      const [, collection = "", version = ""] = key.split("/");
      if (version === "latest.json" || (collection === "personal-budgets" && version === "1.0.0")) continue;
      const path = join(root, key);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, (await store.data.get(key))?.bytes ?? new Uint8Array());
      folders.add(dirname(path));
    }
  }
  return { root, folders: [...folders] };
}
