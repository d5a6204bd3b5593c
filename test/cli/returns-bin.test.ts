import { execFileSync, spawn } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { surveyReturn, testFolder } from "./test-store.ts";

const bin = fileURLToPath(new URL("../../cli/returns.mjs", import.meta.url));
const oldNode = (process.env.PATH ?? "")
  .split(delimiter)
  .map((folder) => join(folder, "node"))
  .find((node) => existsSync(node) && isOld(execFileSync(node, ["--version"], { encoding: "utf8" })));

function isOld(version: string): boolean {
  const [major = 0, minor = 0] = version.slice(1).split(".").map(Number);
  return major < 22 || (major === 22 && minor < 18);
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(node: string, argv: readonly string[], cwd: string) {
  const child = spawn(node, [bin, ...argv], { cwd });
  const read = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (read.out += chunk));
  child.stderr.on("data", (chunk) => (read.err += chunk));
  const ended = new Promise<Ended>((resolve) => child.on("close", (code) => resolve({ code, ...read })));
  return { child, ended };
}

describe.each([
  ["the Node of this project", process.execPath],
  ["an older Node, where there is one on the path", oldNode],
])("returns.mjs on %s", (_, node = "") => {
  it.skipIf(node === "")("runs a command and passes on its exit code and output", async () => {
    const folder = testFolder();
    writeFileSync(join(folder, "a.xlsx"), surveyReturn("Cumbria"));
    const accepted = await start(node, ["check", "a.xlsx", "--collection", "personal-budgets"], folder).ended;
    expect(accepted).toMatchObject({ code: 0, err: "" });
    expect(accepted.out).toMatch(/^Accepted: a\.xlsx/);
    const wrong = await start(node, ["check", "b.xlsx", "--collection", "personal-budgets"], folder).ended;
    expect(wrong).toMatchObject({ code: 2, out: "" });
  });

  it.skipIf(node === "")("ends without complaint where its reader has gone", async () => {
    const { child, ended } = start(node, ["--help"], testFolder());
    child.stdout.destroy();
    expect(await ended).toMatchObject({ err: "" });
  });
});

describe.skipIf(oldNode === undefined)("returns.mjs on an older Node found on the path", () => {
  it("passes a signal on to the Node it started", async () => {
    const folder = testFolder();
    const { child, ended } = start(oldNode ?? "", ["start"], folder);
    await new Promise<void>((resolve) => child.stdout.once("data", () => resolve()));
    child.kill("SIGTERM");
    expect((await ended).code).toBe(143);
  });
});
