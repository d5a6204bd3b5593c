import type { Objects } from "../storage/objects.ts";
import { listTurns, type Turn } from "./turns.ts";
import { nextPatch } from "./write-snapshot.ts";

/** What publishers have begun and finished of a collection, when it was looked at. */
export interface TakenVersions {
  /** Every turn taken, in order. */
  readonly turns: readonly Turn[];
  /** Versions that lie whole in the store, with or without a turn. */
  readonly whole: ReadonlySet<string>;
  /** Versions that have a file in the store. */
  readonly begun: ReadonlySet<string>;
}

/** What is taken now. Turns are read first: a version that is written meanwhile has one that was not seen. */
export async function takenVersions(data: Objects, collection: string): Promise<TakenVersions> {
  const turns = await listTurns(data, collection);
  const whole = new Set<string>();
  const begun = new Set<string>();
  const prefix = `snapshots/${collection}/`;
  for await (const key of data.keys(prefix)) {
    const [version = "", path, ...deeper] = key.slice(prefix.length).split("/");
    if (path === undefined) continue;
    begun.add(version);
    if (path === "manifest.json" && deeper.length === 0) whole.add(version);
  }
  return { turns, whole, begun };
}

/** What is taken but for a last turn of the very same, which was cut short or is under way: it is gone on with. */
export function withoutOwn(
  taken: TakenVersions,
  { fingerprint, previous }: Pick<Turn, "fingerprint" | "previous">,
): TakenVersions {
  const last = taken.turns.at(-1);
  if (last === undefined || last.fingerprint !== fingerprint || last.previous !== previous) return taken;
  const others = (versions: ReadonlySet<string>) => new Set([...versions].filter((one) => one !== last.version));
  return { turns: taken.turns.slice(0, -1), whole: others(taken.whole), begun: others(taken.begun) };
}

/** The version wanted, or the first patch after it that nobody has begun. */
export function firstFree(wanted: string, { turns, begun }: Pick<TakenVersions, "turns" | "begun">): string {
  const isTaken = begun.has(wanted) || turns.some(({ version }) => version === wanted);
  return isTaken ? firstFree(nextPatch(wanted), { turns, begun }) : wanted;
}
