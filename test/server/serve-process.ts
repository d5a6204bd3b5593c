import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const CLI = fileURLToPath(new URL("../../cli/returns.mjs", import.meta.url));

/** A `returns serve` of its own. */
export interface ServeProcess {
  readonly port: number;
  /** Lines it has logged so far. */
  readonly logged: readonly { readonly message?: string; readonly [field: string]: unknown }[];
  /** Tells it to stop, and gives its exit code. */
  stop(): Promise<number | null>;
}

/** Starts one on a free port, and waits until it listens. Throws, with what it said, where it does not. */
export async function startServe(args: readonly string[], env: Record<string, string> = {}): Promise<ServeProcess> {
  const child = spawn(process.execPath, [CLI, "serve", "--port", "0", ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const logged: ServeProcess["logged"][number][] = [];
  let faults = "";
  child.stderr.on("data", (chunk: Buffer) => {
    faults += chunk;
  });
  const listening = Promise.withResolvers<number>();
  createInterface({ input: child.stdout }).on("line", (line) => {
    const entry: ServeProcess["logged"][number] = JSON.parse(line);
    logged.push(entry);
    if (entry.message === "Listening") listening.resolve(Number(entry["port"]));
  });
  child.once("exit", (code) => listening.reject(new Error(`It ended with ${code}: ${faults}`)));
  return { port: await listening.promise, logged, stop: () => ended(child) };
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
  return child.exitCode;
}
