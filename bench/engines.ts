import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bringTrino, type TrinoProgram } from "../scripts/engines/bring-trino.ts";
import { cacheFolder } from "../scripts/s3-servers/cache-folder.ts";
import { availableServer } from "../test/storage/servers/available-servers.ts";
import type { S3Server } from "../test/storage/servers/s3-server.ts";
import { askDatafusionAgain } from "./engines/ask-datafusion-again.ts";
import { askTrino } from "./engines/ask-trino.ts";
import { mainJobQuestions, monthlyQuestions, type Questions } from "./engines/questions.ts";
import { startTrino } from "./engines/trino-server.ts";

const ROWS = 50_000_000;

/**
 * The questions of the roll-up, over the rows of the main job and over generated rows (50 million, or `count`), put
 * to DuckDB, to DataFusion and to Trino, which reads them from disk and from an S3 server. Throws where any two
 * answers differ in any value.
 */
export async function benchEngines(count = ROWS): Promise<string[]> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const program = await bringTrino(cacheFolder(process.env), say);
  if ("missing" in program) return [`engines: left out, because ${program.missing}`];
  const available = await availableServer();
  if (available.missing) return [`engines: left out: ${available.title}`];
  const root = await mkdtemp(join(tmpdir(), "returns-engines-"));
  const s3 = await available.start();
  try {
    return await askAll({ program, s3, root, count, say });
  } finally {
    await s3.stop();
    await rm(root, { recursive: true });
  }
}

interface Asking {
  readonly program: TrinoProgram;
  readonly s3: S3Server;
  readonly root: string;
  readonly count: number;
  readonly say: (line: string) => void;
}

async function askAll({ program, s3, root, count, say }: Asking): Promise<string[]> {
  const trino = await startTrino(program, root, s3);
  try {
    const lines = ["the roll-up's questions on three engines: the same answers, value for value; seconds to answer"];
    for (const make of [mainJobQuestions, () => monthlyQuestions(join(root, "monthly"), count)]) {
      const questions = await make(join(root, "main-job"));
      say(questions.title);
      lines.push(`  ${questions.title}`, ...(await compared(questions, { trino, s3, root })));
    }
    return lines;
  } finally {
    await trino.stop();
  }
}

async function compared(questions: Questions, powers: Parameters<typeof askTrino>[2]): Promise<string[]> {
  return [
    line("DuckDB, from disk", questions.seconds),
    line("DataFusion, from disk", await askDatafusionAgain(questions, powers.root)),
    line("Trino, from disk", await askTrino(questions, "disk", powers)),
    line("Trino, from versitygw", await askTrino(questions, "s3", powers)),
  ];
}

function line(name: string, seconds: number | string): string {
  return `    ${name.padEnd(24)} ${typeof seconds === "string" ? seconds : `${seconds.toFixed(1).padStart(7)} s`}`;
}
