import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerReceipt } from "../../functions/answer-receipt.ts";
import { answerUploadForm } from "../../functions/answer-upload-form.ts";
import { callersAuthority } from "../../functions/caller.ts";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore, openStore } from "../../packages/core/src/storage/open-store.ts";
import { openUploadForms } from "../../packages/core/src/storage/open-upload-forms.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { availableServers } from "../storage/servers/available-servers.ts";
import type { S3Server } from "../storage/servers/s3-server.ts";
import { key, place, surveyReturn } from "../workflows/survey-return.ts";
import { captureTelemetry } from "./captured-telemetry.ts";
import { httpRequest } from "./event-documents.ts";

const PREFIX = "council-returns-test-council-";
const OWN = `${PREFIX}102`;
const FORM = { collection: place.collection, period: place.period, file: "Our return.csv" };

function authorityOf(userArn: string, over: Readonly<Record<string, unknown>> = {}): string | undefined {
  const iam = { accountId: "111122223333", userArn, ...over };
  return callersAuthority({ accountId: "111122223333", authorizer: { iam } }, PREFIX);
}

describe("a caller", () => {
  it("acts for the authority its role is named after, whatever its session is called", () => {
    expect(authorityOf(`arn:aws:sts::111122223333:assumed-role/${PREFIX}102/106`)).toBe("102");
    expect(authorityOf(`arn:aws:sts::111122223333:assumed-role/${PREFIX}national/x`)).toBe("national");
  });

  it("is nobody by any other way: another role, account or kind of principal, or none", () => {
    const none = [
      `arn:aws:sts::111122223333:assumed-role/other-council-102/${PREFIX}102`,
      `arn:aws:sts::444455556666:assumed-role/${PREFIX}102/x`,
      `arn:aws:iam::111122223333:user/${PREFIX}102`,
      `arn:aws:iam::111122223333:role/${PREFIX}102`,
      `arn:aws:sts::111122223333:assumed-role/${PREFIX}/x`,
      `arn:aws:sts::111122223333:assumed-role/${PREFIX}102-old/x`,
      `arn:aws:sts::111122223333:assumed-role/${PREFIX}../x`,
      "arn:aws:iam::111122223333:root",
      "",
    ];
    for (const arn of none) expect(authorityOf(arn), arn).toBeUndefined();
    const own = `arn:aws:sts::111122223333:assumed-role/${PREFIX}102/x`;
    expect(authorityOf(own, { accountId: "444455556666" })).toBeUndefined();
    const inside = httpRequest("xxcouncil102").requestContext;
    expect([callersAuthority(inside, "council"), callersAuthority(inside, "xxcouncil")]).toEqual([undefined, "102"]);
    expect(callersAuthority({ accountId: "111122223333", authorizer: {} }, PREFIX)).toBeUndefined();
    expect(callersAuthority(undefined, PREFIX)).toBeUndefined();
    expect(callersAuthority(httpRequest(OWN).requestContext, undefined)).toBeUndefined();
    expect(callersAuthority(httpRequest(OWN).requestContext, "")).toBeUndefined();
  });
});

describe("a receipt asked for over HTTP", () => {
  const store = memoryStore();
  const powers = { store, telemetry: captureTelemetry().telemetry, rolePrefix: PREFIX };
  let number = "";
  beforeAll(async () => {
    await store.uploads.put(key, surveyReturn());
    number = (await ingestUpload({ key }, { store }))?.submission ?? "";
  });

  function ask(role: string, over: Parameters<typeof httpRequest>[1] = {}) {
    const { collection, period } = place;
    const asked = { pathParameters: { number }, queryStringParameters: { collection, period } };
    return answerReceipt(httpRequest(role, { ...asked, ...over }), powers);
  }

  it("is answered as JSON, and as a page that runs nothing where a page is wanted more", async () => {
    const json = await ask(OWN);
    expect([json.statusCode, JSON.parse(json.body ?? "").receipt]).toEqual([200, number]);
    const page = await ask(OWN, { headers: { accept: "text/html,application/xhtml+xml,application/json;q=0.5" } });
    expect(page.body).toMatch(/^<!doctype html>/i);
    expect(page.headers?.["content-security-policy"]).toContain("default-src 'none'");
    const any = await ask(OWN, { headers: { accept: "application/json, text/html;q=0.9" } });
    expect(any.headers?.["content-type"]).toBe("application/json");
  });

  it("is found within its own return where that is said", async () => {
    const { collection, period } = place;
    expect((await ask(OWN, { queryStringParameters: { collection, period } })).statusCode).toBe(200);
    const other = await ask(OWN, { queryStringParameters: { collection, period: "2009-03-31" } });
    expect(other.statusCode).toBe(404);
    expect((await ask(OWN, { queryStringParameters: { collection, period: "soon" } })).statusCode).toBe(400);
  });

  it("is read by its key alone: nothing is listed, and where no return is named it says what is missing", async () => {
    const list = () => failing();
    const read: string[] = [];
    const get = (wanted: string) => store.data.get(read[read.push(wanted) - 1] ?? "");
    const noted = { ...powers, store: { ...store, data: { ...store.data, get, list } } };
    const { collection, period } = place;
    const asked = { pathParameters: { number }, queryStringParameters: { collection, period } };
    expect((await answerReceipt(httpRequest(OWN, asked), noted)).statusCode).toBe(200);
    expect(read).toEqual([`receipts/${collection}/${period}/102/${number}/receipt.json`]);
    for (const queryStringParameters of [{}, { collection }, { period }]) {
      const answer = await answerReceipt(httpRequest(OWN, { ...asked, queryStringParameters }), noted);
      expect([answer.statusCode, answer.body]).toEqual([400, expect.stringContaining("?collection=…&period=…")]);
    }
    expect(read).toHaveLength(1);
  });

  it("of another authority is as if it did not exist, and nobody is let in who acts for none", async () => {
    const others = await ask(`${PREFIX}104`);
    const missing = await ask(OWN, { pathParameters: { number: "0".repeat(20) } });
    expect(others).toEqual(missing);
    expect(missing.statusCode).toBe(404);
    expect((await ask(OWN, { pathParameters: { number: "../log" } })).statusCode).toBe(404);
    expect((await ask("another-role")).statusCode).toBe(403);
  });

  it("is answered without a word of what broke", async () => {
    const said = captureTelemetry();
    const get = () => Promise.reject(new Error("secret place"));
    const broken = { ...store, data: { ...store.data, get, list: () => failing() } };
    const { collection, period } = place;
    const request = httpRequest(OWN, { pathParameters: { number }, queryStringParameters: { collection, period } });
    const answer = await answerReceipt(request, { ...powers, store: broken, telemetry: said.telemetry });
    expect([answer.statusCode, answer.body]).toEqual([500, expect.not.stringContaining("secret")]);
    expect(JSON.stringify(said.lines)).toContain("secret");
  });
});

async function* failing(): AsyncGenerator<never> {
  yield* [];
  throw new Error("secret place");
}

for (const available of await availableServers()) {
  describe.skipIf(available.missing)(`a form for an upload to ${available.title}`, () => {
    let server: S3Server;
    let store: Store;
    let bucket: string;
    beforeAll(async () => {
      server = await available.start();
      bucket = await server.newBucket();
      store = openStore({ uploads: `s3://${bucket}`, data: `s3://${bucket}/data` }, server);
    });
    afterAll(() => server.stop());

    function ask(input: unknown, role = OWN) {
      const powers = {
        presign: openUploadForms(`s3://${bucket}`, server),
        telemetry: captureTelemetry().telemetry,
        mostBytes: 5_000,
        rolePrefix: PREFIX,
        clock: () => new Date(),
      };
      return answerUploadForm(httpRequest(role, { body: JSON.stringify(input) }), powers);
    }

    async function post(fields: Readonly<Record<string, string>>, bytes: Uint8Array<ArrayBuffer>) {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.append(name, value);
      form.append("file", new Blob([bytes], { type: "text/csv" }), "return.csv");
      return (await fetch(`${server.endpoint}/${bucket}`, { method: "POST", body: form })).status;
    }

    it("lets in the file it is for, where it belongs, and no other key, type or size", async () => {
      const answer = await ask(FORM);
      expect(answer.statusCode).toBe(201);
      const { fields, key: named, expires } = JSON.parse(answer.body ?? "");
      expect(named).toBe(`${place.collection}/${place.period}/102/Our return.csv`);
      expect(Date.parse(expires) - Date.now()).toBeLessThanOrEqual(15 * 60_000);
      const file = new Uint8Array(surveyReturn());
      expect(await post({ ...fields, key: named.replace("/102/", "/104/") }, file)).toBe(403);
      expect(await post({ ...fields, "Content-Type": "text/html" }, file)).toBe(403);
      expect(await post(fields, new Uint8Array(5_001))).toBe(400);
      expect(await post({ ...fields, "x-amz-meta-by": "somebody else" }, file)).toBe(403);
      expect(await store.uploads.head(named)).toBeUndefined();
      expect(await post(fields, file)).toBe(204);
      expect((await store.uploads.get(named))?.bytes).toEqual(file);
    });

    it("is refused in words for what is no return, and given to nobody who acts for no authority", async () => {
      const wrong = [
        { ...FORM, file: "../104/return.csv" },
        { ...FORM, file: "return.exe" },
        { ...FORM, file: "" },
        { ...FORM, file: "return.constructor" },
        { ...FORM, period: "2009" },
        { ...FORM, collection: "other" },
        { ...FORM, checkOnly: "yes" },
        "text",
      ];
      for (const input of wrong) {
        const { statusCode, body = "" } = await ask(input);
        expect([statusCode, JSON.parse(body).error], JSON.stringify(input)).toEqual([400, expect.any(String)]);
      }
      expect((await ask(FORM, `${PREFIX}999`)).statusCode).toBe(400);
      expect((await ask(FORM, `${PREFIX}national`)).statusCode).toBe(400);
      expect((await ask(FORM, "another-role")).statusCode).toBe(403);
      const check = await ask({ ...FORM, checkOnly: true });
      expect(JSON.parse(check.body ?? "").key).toMatch(/^check\//);
    });
  });
}
