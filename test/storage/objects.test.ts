import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { filesObjects } from "../../packages/core/src/storage/files-objects.ts";
import { memoryObjects } from "../../packages/core/src/storage/memory-objects.ts";
import { objectsContract } from "./objects-contract.ts";

objectsContract("objects in memory", async () => ({ objects: memoryObjects(), close: async () => undefined }));

objectsContract("objects in a folder", async () => {
  const root = await mkdtemp(join(tmpdir(), "returns-objects-"));
  return { objects: filesObjects(join(root, "not", "made yet")), close: () => rm(root, { recursive: true }) };
});
