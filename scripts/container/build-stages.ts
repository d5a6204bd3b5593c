import { spawnSync } from "node:child_process";
import { cp, mkdir, readdir } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import process from "node:process";
import type { Stage, Step } from "./read-containerfile.ts";

/** A stage as it was made: a folder in the place of the image's root, and the folder that programs start in. */
export interface Built {
  readonly root: string;
  readonly workdir: string;
  readonly env: Readonly<Record<string, string>>;
  readonly user: string | undefined;
  readonly started: readonly Step[];
}

export interface BuildPlace {
  /** What may be copied from. */
  readonly context: string;
  /** Folder for the stages. */
  readonly into: string;
  /** Folder with the `node` that runs what the image's would. */
  readonly bin: string;
  readonly say: (line: string) => void;
}

/** Left out of every copy, as `.containerignore` has it. */
const IGNORED = /(?:^|\/)node_modules(?:\/|$)|\.test\.ts$/;
const STARTED = ["ENTRYPOINT", "CMD", "HEALTHCHECK"];
const NOT_DONE = ["EXPOSE", "VOLUME", "STOPSIGNAL"];

/**
 * Carries out the stages in folders of their own: copies copy, commands run, paths from the root lie below the folder. The
 * base image is not there, so programs are this machine's. Throws where a step fails, or is one that this does not know.
 */
export async function buildStages(stages: readonly Stage[], place: BuildPlace): Promise<Built> {
  const made = new Map<string, Built>();
  let last: Built | undefined;
  for (const [index, { name, steps }] of stages.entries()) {
    const root = join(place.into, `stage-${index}`);
    await mkdir(root, { recursive: true });
    last = { root, workdir: "/", env: {}, user: undefined, started: [] };
    for (const step of steps) last = await carryOut(step, last, { ...place, made });
    made.set(name, last);
  }
  if (last === undefined) throw new Error("The Containerfile has no stage");
  return last;
}

type Around = BuildPlace & { readonly made: ReadonlyMap<string, Built> };

async function carryOut(step: Step, built: Built, around: Around): Promise<Built> {
  const { word, text } = step;
  around.say(`${word} ${text}`);
  if (word === "WORKDIR") {
    await mkdir(join(built.root, text), { recursive: true });
    return { ...built, workdir: text };
  }
  if (word === "COPY") await copy(step, built, around);
  else if (word === "RUN") run(text, built, around);
  else if (word === "ENV") return { ...built, env: { ...built.env, ...Object.fromEntries([text.split("=")]) } };
  else if (word === "USER") return { ...built, user: text };
  else if (STARTED.includes(word)) return { ...built, started: [...built.started, step] };
  else if (!NOT_DONE.includes(word)) throw new Error(`Cannot carry out ${word}: nothing here knows it`);
  return built;
}

async function copy({ text, options }: Step, { root, workdir }: Built, { context, made }: Around): Promise<void> {
  const parts = text.split(/\s+/);
  const to = parts.at(-1) ?? "";
  const target = resolve(join(root, workdir), to.startsWith("/") ? join(root, to) : to);
  const from = options["from"];
  const source = from === undefined ? context : made.get(from)?.root;
  if (source === undefined) throw new Error(`COPY names the stage ${from}, and there is none`);
  for (const part of parts.slice(0, -1)) {
    const path = join(source, part);
    const isFolder = (await readdir(path).catch(() => undefined)) !== undefined;
    const filter = (one: string) => from !== undefined || !IGNORED.test(one.slice(context.length));
    await cp(path, isFolder || !to.endsWith("/") ? target : join(target, basename(part)), {
      recursive: true,
      verbatimSymlinks: true,
      filter,
    });
  }
}

/** Paths from the root are meant below the stage's folder; `node` is the user of the image, and here who runs this. */
function run(command: string, { root, workdir }: Built, { bin }: Around): void {
  const here = command.replaceAll(/(?<=\s)\/(?=\w)/g, `${root}/`).replaceAll(/--(?:owner|group)=node/g, "");
  const env = { ...process.env, PATH: `${bin}:${process.env["PATH"]}` };
  const { status, stderr } = spawnSync("sh", ["-c", here], { cwd: join(root, workdir), env, encoding: "utf8" });
  if (status !== 0) throw new Error(`RUN ${command} ended with ${status}: ${stderr.slice(-2000)}`);
}
