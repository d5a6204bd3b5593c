import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { openStore } from "../../packages/core/src/storage/open-store.ts";
import { InputError } from "../../packages/core/src/workflows/input-error.ts";
import { reconcile } from "../../packages/core/src/workflows/reconcile.ts";
import { withdrawReturn } from "../../packages/core/src/workflows/withdraw-return.ts";
import { workUploads } from "../../packages/core/src/workflows/work-uploads.ts";
import { type Draw, seededDraw } from "../../sample/random.ts";
import type { Upload, Withdrawal } from "./model.ts";
import { drawPlan, type Step } from "./plan.ts";
import { bytesOf, COLLECTION, PERIOD } from "./sent-file.ts";

/** What a run has left behind. */
export interface RunWithProcesses {
  readonly store: Store;
  readonly uploads: readonly Upload[];
  readonly withdrawals: readonly Withdrawal[];
  /** Every receipt that was seen on the way, as it was when it was seen first. */
  readonly receipts: ReadonlyMap<string, Uint8Array>;
  readonly killed: number;
}

export interface ProcessStore {
  readonly address: string;
  readonly options: object;
}

interface World {
  readonly at: ProcessStore;
  readonly store: Store;
  readonly draw: Draw;
  readonly uploads: Upload[];
  readonly withdrawals: Withdrawal[];
  readonly receipts: Map<string, Uint8Array>;
  killed: number;
}

/** A worker has got somewhere by then, and seldom to the end. */
const LONGEST_LIFE = 250;
const MOST_WORKERS = 3;

/**
 * Plays the plan of a seed on a store that outlives processes: workers are processes of their own, killed with -9 at
 * any moment. An upload is never overwritten, as a folder keeps no earlier version. At the end one worker lives.
 */
export async function runWithProcesses(seed: string, at: ProcessStore): Promise<RunWithProcesses> {
  const store = openStore(at.address, at.options);
  const draw = seededDraw(`${seed} processes`);
  const world: World = { at, store, draw, uploads: [], withdrawals: [], receipts: new Map(), killed: 0 };
  for (const [index, step] of drawPlan(seed).entries()) await play(step, index, world);
  await workAndDie(1 + Math.floor(draw() * MOST_WORKERS), world);
  await workUploads({ store });
  await reconcile({ store });
  return world;
}

async function play(step: Step, index: number, world: World): Promise<void> {
  if (step.kind === "upload") await upload({ ...step, name: `${index} ${step.name}` }, world);
  else if (step.kind === "deliver") await workAndDie(Math.min(step.workers, MOST_WORKERS), world);
  else if (step.kind === "withdraw") await withdraw(step.council, world);
}

async function upload(
  { council, name, content, checkOnly }: Step & { kind: "upload" },
  { store, uploads }: World,
): Promise<void> {
  const key = `${checkOnly ? "check/" : ""}${COLLECTION}/${PERIOD}/${council}/${name}`;
  const bytes = bytesOf(council, content);
  await store.uploads.put(key, bytes);
  const head = await store.uploads.head(key);
  if (head === undefined) throw new Error(`${key} was put and is not there`);
  uploads.push({ council, at: head.modified, key, checkOnly, content, bytes });
}

async function workAndDie(workers: number, world: World): Promise<void> {
  await Promise.all(Array.from({ length: workers }, () => workerThatDies(world)));
  for await (const { key } of world.store.data.list("receipts/")) {
    const receipt = await world.store.data.get(key);
    if (receipt !== undefined && !world.receipts.has(key)) world.receipts.set(key, receipt.bytes);
  }
}

async function workerThatDies(world: World): Promise<void> {
  const script = fileURLToPath(new URL("processes/work.ts", import.meta.url));
  const given = [world.at.address, world.at.options].map((value) => JSON.stringify(value));
  const child = spawn(process.execPath, [script, ...given], { stdio: ["ignore", "pipe", "inherit"] });
  const gone = once(child, "exit");
  await Promise.race([once(child.stdout, "data"), gone]);
  await Promise.race([pause(world.draw() * LONGEST_LIFE), gone]);
  if (isAlive(child)) {
    world.killed += 1;
    child.kill("SIGKILL");
  }
  await gone;
}

function isAlive({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

async function withdraw(council: string, { store, withdrawals }: World): Promise<void> {
  const at = new Date();
  const asked = { collection: COLLECTION, period: PERIOD, authority: council, reason: "Wrong year.", by: "officer" };
  try {
    await withdrawReturn(asked, { store, clock: () => at });
    withdrawals.push({ council, at: at.toISOString() });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
  }
}
