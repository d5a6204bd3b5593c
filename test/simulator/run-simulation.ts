import type { Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { type Ingested, ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { InputError } from "../../packages/core/src/workflows/input-error.ts";
import { reconcile } from "../../packages/core/src/workflows/reconcile.ts";
import { withdrawReturn } from "../../packages/core/src/workflows/withdraw-return.ts";
import { workUploads } from "../../packages/core/src/workflows/work-uploads.ts";
import { type Draw, seededDraw } from "../../sample/random.ts";
import { Death, faultyStore, versioned } from "./faulty-store.ts";
import type { Upload, Withdrawal } from "./model.ts";
import { drawPlan, type PlannedUpload, type Step } from "./plan.ts";
import { bytesOf, COLLECTION, PERIOD } from "./sent-file.ts";

/** What a run has left behind. */
export interface Simulated {
  readonly store: Store;
  readonly uploads: readonly Upload[];
  readonly withdrawals: readonly Withdrawal[];
  /** Every answer a sender got, in order. */
  readonly given: readonly Ingested[];
}

interface Event {
  readonly key: string;
  readonly version: string;
}

interface World {
  readonly store: Store;
  readonly draw: Draw;
  readonly time: { at: number };
  readonly queue: Event[];
  readonly uploads: Upload[];
  readonly withdrawals: Withdrawal[];
  readonly given: Ingested[];
}

/**
 * Plays the plan of a seed on a store in memory: uploads, events lost, repeated and in any order, several workers at
 * once that die at any call, a clock that jumps. At the end every event left is worked by one worker that lives.
 */
export async function runSimulation(seed: string): Promise<Simulated> {
  const time = { at: Date.UTC(2010, 3, 1) };
  const plain = memoryStore(() => tick(time));
  const store = { ...plain, uploads: versioned(plain.uploads) };
  const world: World = {
    store,
    draw: seededDraw(`${seed} run`),
    time,
    queue: [],
    uploads: [],
    withdrawals: [],
    given: [],
  };
  for (const step of drawPlan(seed)) await play(step, world);
  await deliver({ kind: "deliver", workers: 1, events: world.queue.length, deaths: 0 }, world);
  await workUploads({ store });
  await reconcile({ store });
  return world;
}

/** A time later than the last, to the millisecond: no two things happen at once. */
function tick(time: World["time"]): Date {
  time.at += 1;
  return new Date(time.at);
}

async function play(step: Step, world: World): Promise<void> {
  if (step.kind === "upload") await upload(step, world);
  else if (step.kind === "clock") world.time.at += step.minutes * 60_000;
  else if (step.kind === "deliver") await deliver(step, world);
  else if (step.kind === "work") await pass(world);
  else await withdraw(step.council, world);
}

async function upload(planned: PlannedUpload, { store, uploads, queue }: World): Promise<void> {
  const { council, name, content, checkOnly, events } = planned;
  const key = `${checkOnly ? "check/" : ""}${COLLECTION}/${PERIOD}/${council}/${name}`;
  const bytes = bytesOf(council, content);
  await store.uploads.put(key, bytes);
  const head = await store.uploads.head(key);
  if (head === undefined) throw new Error(`${key} was put and is not there`);
  uploads.push({ council, at: head.modified, key, checkOnly, content, bytes });
  for (let event = 0; event < events; event += 1) queue.push({ key, version: head.version });
}

async function deliver({ workers, events, deaths }: Step & { kind: "deliver" }, world: World): Promise<void> {
  const taken = Array.from({ length: Math.min(events, world.queue.length) }, () => take(world));
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (let event = taken.pop(); event !== undefined; event = taken.pop()) await handle(event, deaths, world);
    }),
  );
}

function take({ queue, draw }: World): Event {
  const [event] = queue.splice(Math.floor(draw() * queue.length), 1);
  if (event === undefined) throw new Error("The queue is empty");
  return event;
}

/** A worker that dies gives no answer, and its event comes back. */
async function handle(event: Event, deaths: number, { store, draw, given, queue }: World): Promise<void> {
  try {
    const ingested = await ingestUpload(event, { store: faultyStore(store, draw, deaths) });
    if (ingested !== undefined) given.push(ingested);
  } catch (error) {
    if (!(error instanceof Death)) throw error;
    queue.push(event);
  }
}

async function pass({ store, draw }: World): Promise<void> {
  await workUploads({ store: faultyStore(store, draw, 0.01) }).catch(onlyDeath);
  await reconcile({ store: faultyStore(store, draw, 0.01) }).catch(onlyDeath);
}

function onlyDeath(error: unknown): void {
  if (!(error instanceof Death)) throw error;
}

/** Withdraws where there is something to withdraw; a return that nobody has heard of is not. */
async function withdraw(council: string, { store, time, withdrawals }: World): Promise<void> {
  let at = "";
  const clock = () => {
    const now = tick(time);
    at = now.toISOString();
    return now;
  };
  const asked = { collection: COLLECTION, period: PERIOD, authority: council, reason: "Wrong year.", by: "officer" };
  try {
    await withdrawReturn(asked, { store, clock });
    withdrawals.push({ council, at });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
}
