import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { authoritiesOn } from "../../packages/core/src/authorities/resolve.ts";
import { KEY, notifyServer, TEMPLATE } from "../notify/notify-server.ts";
import { returns, testFolder } from "./test-store.ts";

const main = new URL("../../cli/main.ts", import.meta.url).pathname;
const survey = ["personal-budgets", "2010-03-31", "--store", "store"];

/** Runs the command line as a process of its own, and gives its exit code and what it printed. */
function runProcess(cwd: string, argv: readonly string[], env: Readonly<Record<string, string>>) {
  return new Promise<{ code: number | null; out: string }>((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...argv], { cwd, env: { ...process.env, ...env } });
    const chunks: string[] = [];
    child.stdout.on("data", (chunk) => chunks.push(String(chunk)));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out: chunks.join("") }));
  });
}

describe("returns chase, run by three processes at once", () => {
  it("sends each council one message between them", async () => {
    const folder = testFolder();
    const server = await notifyServer();
    const codes = authoritiesOn("2010-03-31")
      .slice(0, 12)
      .map(({ code }) => code);
    const rows = codes.map((code) => `${code},returns@c${code}.example`);
    writeFileSync(join(folder, "contacts.csv"), ["authority,email", ...rows, ""].join("\n"));
    const days = ["--opens", "2027-05-04", "--due", "2027-06-18", "--closes", "2027-07-02"];
    expect(await returns(folder, ["window", ...survey, ...days, "--by", "Survey team"])).toMatchObject({ code: 0 });

    const env = { RETURNS_NOTIFY_KEY: KEY, RETURNS_NOTIFY_TEMPLATE: TEMPLATE, RETURNS_NOTIFY_URL: server.url };
    const argv = ["chase", ...survey, "--send", "notify", "--contacts", "contacts.csv", "--json"];
    const ran = await Promise.all([1, 2, 3].map(() => runProcess(folder, argv, env)));

    // The other councils have no address.
    expect(ran.map(({ code }) => code)).toEqual([1, 1, 1]);
    const outcomes = ran
      .flatMap(({ out }): { outcome: string }[] => JSON.parse(out).sent)
      .map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === "sent")).toHaveLength(12);
    expect(outcomes.filter((outcome) => outcome === "already sent")).toHaveLength(24);
    const addresses = server.requests.map(({ body }) => String(body["email_address"]));
    expect(addresses.toSorted()).toEqual(codes.map((code) => `returns@c${code}.example`).toSorted());
  });
});
