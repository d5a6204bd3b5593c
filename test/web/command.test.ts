import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { returns, testFolder } from "../cli/test-store.ts";

const cli = fileURLToPath(new URL("../../cli/main.ts", import.meta.url));

/** A port that nothing listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  server.close();
  await once(server, "close");
  return typeof bound === "object" ? (bound?.port ?? 0) : 0;
}

const port = await freePort();
const site = `http://localhost:${port}`;

function newStore(): string {
  const store = mkdtempSync(join(tmpdir(), "returns-web-"));
  onTestFinished(() => rmSync(store, { recursive: true, force: true }));
  return store;
}

function start(store: string) {
  return run("web", "--store", store, "--port", "0");
}

function run(...args: readonly string[]) {
  const env = { ...process.env, RETURNS_SITE: site, RETURNS_SITE_SECRET: "a secret of no consequence, for tests" };
  const child = spawn(process.execPath, [cli, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

async function firstText(stream: NodeJS.ReadableStream): Promise<string> {
  const [chunk] = await once(stream, "data");
  return String(chunk);
}

describe("returns web", () => {
  it("opens a store's website for this machine, where one chooses a role, until it is asked to end", async () => {
    const child = start(newStore());
    const address = /http:\/\/localhost:\d+/.exec(await firstText(child.stdout))?.[0] ?? "";
    const page = await (await fetch(`${address}/sign-in`)).text();
    expect(page).toContain("This site runs on your own machine.");
    const signedIn = await fetch(`${address}/sign-in/local`, {
      method: "POST",
      headers: { Origin: address },
      body: new URLSearchParams({ role: "national" }),
      redirect: "manual",
    });
    expect(signedIn.headers.get("Location")).toBe("/national");
    expect(signedIn.headers.getSetCookie()[0]).toMatch(/^session=[^;]+; .*HttpOnly/);
    const elsewhere = await fetch(`${address.replace("localhost", "127.0.0.1")}/sign-in`, { redirect: "manual" });
    expect(elsewhere.headers.get("Location")).toBe(`${address}/sign-in`);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("says what to do where there is no store", async () => {
    const { code, err } = await returns(testFolder(), ["web", "--store", "nowhere"]);
    expect(err).toContain("There is no store at");
    expect(code).toBe(2);
  });
});

describe("returns serve", () => {
  it("serves the website where its address is named, and lets in whom returns invite lets in", async () => {
    const store = newStore();
    const asked = ["invite", "survey lead", "--by", "head of statistics", "--store", store, "--site", site];
    const link = (await returns(store, asked)).out.trim();
    expect(link).toMatch(/^http:\/\/localhost:\d+\/sign-in\/link\/[\w-]{43}$/);
    const served = run("serve", "--store", store, "--port", String(port));
    await firstText(served.stdout);
    expect(await (await fetch(link)).text()).toContain("You will be signed in as survey lead, national team.");
    const local = await fetch(`${site}/sign-in/local`, {
      method: "POST",
      headers: { Origin: site },
      body: new URLSearchParams(),
    });
    expect(local.status).toBe(404);
    served.kill("SIGTERM");
    expect(await once(served, "exit")).toEqual([0, null]);
  });

  it("says what is missing where a sender is let in without a council", async () => {
    const store = newStore();
    const asked = ["invite", "officer", "--by", "lead", "--site", site, "--store", store];
    expect((await returns(store, [...asked, "--role", "sender"])).err).toContain("Say which council a sender is of");
    expect((await returns(store, ["invite", "x", "--by", " ", "--site", site, "--store", store])).code).toBe(2);
    expect((await returns(store, ["invite", "x", "--by", "y", "--store", store])).err).toContain("RETURNS_SITE");
  });
});
