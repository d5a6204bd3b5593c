import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCliStore } from "../../cli/input/open-cli-store.ts";
import { storeParts } from "../../cli/render/command-lines.ts";
import { tryLines } from "../../cli/start/try-lines.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { nationalHeadlines } from "../../packages/core/src/workflows/national-headlines.ts";
import { availableServer } from "../storage/servers/available-servers.ts";
import { freePort, type S3Server } from "../storage/servers/s3-server.ts";
import { shellWords } from "./shell-words.ts";
import { returns, somePeople, surveyReturn, testFolder } from "./test-store.ts";

const available = await availableServer();
const survey = ["--collection", "personal-budgets", "--period", "2010-03-31"];

describe.skipIf(available.missing)(`a store in a bucket of ${available.title}`, () => {
  let server: S3Server;
  let store: string;
  let env: Record<string, string>;
  beforeAll(async () => {
    server = await available.start();
    store = `s3://${await server.newBucket({ versions: true })}/some/prefix`;
    const { accessKeyId, secretAccessKey } = server.credentials;
    env = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
  });
  afterAll(() => server.stop());

  it("is named by --store and --endpoint, and takes a return from submission to query", async () => {
    const folder = testFolder();
    writeFileSync(join(folder, "c.xlsx"), surveyReturn("Cumbria", somePeople));
    const at = ["--store", store, "--endpoint", server.endpoint];
    const sent = await returns(folder, ["submit", "c.xlsx", ...survey, ...at], { env });
    expect(sent.err + sent.out).toMatch(/Accepted: c\.xlsx/);
    const worked = await returns(folder, ["work", ...at, "--json"], { env });
    expect(JSON.parse(worked.out)).toMatchObject({ worked: [], failed: [], before: 1 });
    const published = await returns(folder, ["publish", "personal-budgets", ...at, "--json"], { env });
    expect(JSON.parse(published.out)).toMatchObject({ kind: "published", returns: 1 });
    const asked = await returns(folder, ["query", "SELECT count(*) AS n FROM missing", ...at, "--format", "csv"], {
      env,
    });
    expect(asked.out).toMatch(/^n\r\n\d+\r\n$/);
  });

  it("is asked by the commands that are shown once there is something to ask", async () => {
    const named = { ...env, RETURNS_STORE: store, RETURNS_ENDPOINT: server.endpoint };
    const { store: opened } = openCliStore({ mustExist: true }, { cwd: testFolder(), env: named });
    const headlines = await nationalHeadlines({ store: opened, openTables });
    const lines = tryLines(headlines, { data: `${store}/data`, parts: storeParts(store, named) }, 80);
    expect(lines).toContain(`  ${store}/data/snapshots/personal-budgets/1.0.0`);
    const commands = lines.join("\n").split("  npx returns ").slice(1);
    expect(commands).toHaveLength(3);
    for (const command of commands) {
      const { code, out } = await returns(testFolder(), shellWords([command.trimEnd()]), { env });
      expect(code).toBe(0);
      expect(out).toMatch(/\b\d+ rows?\n/);
    }
  });

  it("is named by RETURNS_STORE and RETURNS_ENDPOINT as well", async () => {
    const named = { ...env, RETURNS_STORE: store, RETURNS_ENDPOINT: server.endpoint };
    const { code, out } = await returns(testFolder(), ["status", "personal-budgets", "2010-03-31", "--json"], {
      env: named,
    });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ accepted: 1 }]);
  });

  it("that cannot be reached ends with 3 and one sentence, and without the secret", async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    const { code, err } = await returns(testFolder(), ["work", "--store", store, "--endpoint", endpoint], { env });
    expect(code).toBe(3);
    expect(err.replaceAll(/\s+/g, " ")).toContain("nothing answers there (ECONNREFUSED). Start the server, or correct");
    expect(err).not.toContain(env["AWS_SECRET_ACCESS_KEY"]);
  });

  it("is refused with 2 where its address or endpoint is not one", async () => {
    expect((await returns(testFolder(), ["work", "--store", "s3://x"], { env })).code).toBe(2);
    expect((await returns(testFolder(), ["work", "--store", store, "--endpoint", "127.0.0.1:80"], { env })).code).toBe(
      2,
    );
    const style = { ...env, RETURNS_S3_STYLE: "sideways" };
    expect((await returns(testFolder(), ["work", "--store", store], { env: style })).err).toContain(
      "path (server/bucket)",
    );
  });
});
