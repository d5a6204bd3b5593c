import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Store } from "../packages/core/src/storage/objects.ts";
import { memoryStore, openStore } from "../packages/core/src/storage/open-store.ts";
import { mainJob } from "../sample/main-job.ts";
import { availableServers } from "../test/storage/servers/available-servers.ts";
import { agreedContents, datedAlike, workFiles } from "../test/storage/worked-store.ts";

const AT = "2026-01-02T03:04:05.000Z";

/** Every survey return through each driver: seconds, and whether all leave the same bytes. Throws where they do not. */
export async function benchS3(): Promise<string[]> {
  const root = await mkdtemp(join(tmpdir(), "returns-bench-"));
  try {
    const memory = await timed(memoryStore());
    const lines = [line("memory", memory), line("files", sameAs(memory, await timed(openStore(root))))];
    for (const available of await availableServers()) {
      if (available.missing) lines.push(`  ${available.title}`);
      else lines.push(line(available.name, sameAs(memory, await onServer(await available.start()))));
    }
    return [
      "all survey returns, upload to snapshot; originals, rows, receipts and snapshots are the same bytes",
      ...lines,
    ];
  } finally {
    await rm(root, { recursive: true });
  }
}

interface Timed {
  readonly seconds: number;
  readonly contents: ReadonlyMap<string, string>;
}

async function onServer(server: Awaited<ReturnType<Awaited<ReturnType<typeof availableServers>>[number]["start"]>>) {
  try {
    return await timed(openStore(`s3://${await server.newBucket({ versions: true })}`, server));
  } finally {
    await server.stop();
  }
}

async function timed(store: Store): Promise<Timed> {
  const files = mainJob().filter(({ authority }) => authority !== "national");
  const started = performance.now();
  await workFiles(datedAlike(store, AT), files);
  const seconds = (performance.now() - started) / 1_000;
  return { seconds, contents: await agreedContents(store.data) };
}

function sameAs({ contents }: Timed, other: Timed): Timed {
  if (isDeepStrictEqual(contents, other.contents)) return other;
  throw new Error("Two stores that were sent the same do not hold the same bytes");
}

function line(name: string, { seconds, contents }: Timed): string {
  return `  ${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s, ${contents.size} objects`;
}
