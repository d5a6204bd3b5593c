import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { workBatch } from "../../functions/work-batch.ts";
import type { WorkPowers } from "../../functions/work-document.ts";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore, openStore } from "../../packages/core/src/storage/open-store.ts";
import { openUploadEvents } from "../../packages/core/src/storage/open-upload-events.ts";
import type { DeadLetter } from "../../packages/core/src/workflows/keep-dead-letter.ts";
import { uploadsBehindScan } from "../../packages/core/src/workflows/uploads-behind-scan.ts";
import { availableServers } from "../storage/servers/available-servers.ts";
import type { S3Server } from "../storage/servers/s3-server.ts";
import { surveyReturn } from "../workflows/survey-return.ts";
import { type Captured, captureTelemetry } from "./captured-telemetry.ts";
import { batchOf, eventDocument } from "./event-documents.ts";

const PERIOD = "personal-budgets/2010-03-31";
const CODES = ["102", "104", "106", "107", "108", "109", "110", "111", "112"];
const MOST_BYTES = 200_000;
const WEEK_LATER = new Date(Date.now() + 7 * 86_400_000);

for (const available of await availableServers()) {
  describe.skipIf(available.missing)(`a batch of events of ${available.title}`, () => {
    // Servers differ in how they write events; what is done with them is tried on one.
    const itOnOne = it.skipIf(available.name !== "versitygw");
    let server: S3Server;
    let bucket: string;
    let store: Store;
    let said: Captured;
    let letters: DeadLetter[];
    let powers: WorkPowers;
    /** True for the first test, which is the one of a whole batch. */
    let isThorough = true;

    beforeAll(async () => {
      server = await available.start();
    });
    afterAll(() => server.stop());
    beforeEach(async () => {
      bucket = await server.newBucket({ versions: true });
      const addresses = { uploads: `s3://${bucket}`, data: `s3://${bucket}/data` };
      const onServer = openStore(addresses, { ...server, mostUploadBytes: MOST_BYTES });
      // Our own objects lie in memory, where that is all the same: to write them takes most of the time.
      store = { uploads: onServer.uploads, data: isThorough ? onServer.data : memoryStore().data };
      isThorough = false;
      said = captureTelemetry();
      letters = [];
      powers = {
        store,
        readEvents: openUploadEvents(addresses),
        giveUp: async (letter) => void letters.push(letter),
        telemetry: said.telemetry,
        clock: () => new Date(),
        scanGate: false,
      };
    });

    async function sent(key: string, bytes = surveyReturn()): Promise<string> {
      const put = await store.uploads.put(key, bytes);
      const [eTag = "", versionId] = (put.done ? put.version : "").split("@");
      const named = available.name === "minio" && versionId !== undefined ? { versionId } : {};
      return eventDocument(available.name, { bucket, key, eTag, ...named });
    }

    function work(bodies: readonly string[], over: Partial<WorkPowers> = {}) {
      return workBatch(batchOf(bodies).Records, () => 300_000, { ...powers, ...over });
    }

    async function receipts(): Promise<string[]> {
      const keys: string[] = [];
      for await (const { key } of store.data.list("receipts/")) if (key.endsWith(".json")) keys.push(key);
      return keys;
    }

    itOnOne("with a poison record among nine good ones works the nine once, and gives back the one", async () => {
      const bodies = await Promise.all(CODES.map((code) => sent(`${PERIOD}/${code}/return.csv`)));
      bodies.splice(4, 0, await sent(`${PERIOD}/114/poison.csv`));
      const poisoned: Store = {
        ...store,
        uploads: {
          ...store.uploads,
          get: (key, version) =>
            key.endsWith("poison.csv") ? Promise.reject(new Error("unwell")) : store.uploads.get(key, version),
        },
      };
      const once = await work(bodies, { store: poisoned });
      expect(once).toEqual({ batchItemFailures: [{ itemIdentifier: "m4" }] });
      expect(await receipts()).toHaveLength(9);
      expect(said.readings.filter(({ name }) => name === "Returns")).toHaveLength(9);

      const again = await work(bodies);
      expect(again).toEqual({ batchItemFailures: [] });
      expect(await receipts()).toHaveLength(10);
      expect(said.readings.filter(({ name }) => name === "Returns")).toHaveLength(10);
      expect(letters).toEqual([]);
    });

    it("replayed a week later is answered as it was, and nothing is written anew", async () => {
      const body = await sent(`${PERIOD}/102/return.csv`);
      await work([body]);
      const before = await contents(store);
      expect(await work([body, body], { clock: () => WEEK_LATER })).toEqual({ batchItemFailures: [] });
      expect(await contents(store)).toEqual(before);
      expect(letters).toEqual([]);
    });

    itOnOne("gives up what will never work, with the reason, and works its neighbours", async () => {
      const tooLarge = await sent(`${PERIOD}/104/large.csv`, new Uint8Array(MOST_BYTES + 1));
      const gone = eventDocument(available.name, { bucket, key: `${PERIOD}/104/gone.csv`, eTag: "0".repeat(32) });
      const notOurs = eventDocument(available.name, { bucket: "another", key: `${PERIOD}/104/a.csv` });
      const unusable = eventDocument("aws", { bucket, key: `${PERIOD}//104/a.csv` });
      const good = await sent(`${PERIOD}/102/return.csv`);
      const bodies = ["{not JSON", '{"other":1}', notOurs, unusable, gone, tooLarge, good];
      expect(await work(bodies)).toEqual({ batchItemFailures: [] });
      const reasons = ["unreadable-event", "unreadable-event", "not-ours", "unusable-key", "gone", "too-large"];
      expect(letters.map(({ reason }) => reason)).toEqual(reasons);
      expect(letters.map(({ event }) => event)).toEqual(bodies.slice(0, -1));
      expect(await receipts()).toHaveLength(1);
      expect(said.readings.filter(({ name }) => name === "DeadLetters")).toHaveLength(6);
    });

    itOnOne("answers a file of no bytes, and one whose key says no place, with a receipt", async () => {
      const empty = await sent(`${PERIOD}/102/empty.csv`, new Uint8Array());
      const placeless = await sent("who knows.csv");
      expect(await work([empty, placeless])).toEqual({ batchItemFailures: [] });
      expect(letters).toEqual([]);
      const outcomes = said.lines
        .filter(({ message }) => message === "Answered")
        .map(({ fields }) => fields["outcome"]);
      expect(outcomes).toEqual(["unreadable", "rejected"]);
    });

    it("finds an upload whatever its name: spaces, plus signs, percent signs, accents", async () => {
      const names = ["my return.csv", "a+b.csv", "100%.csv", "20%25 é.csv", "a%2Fb (1) &=?#'.csv"];
      const bodies = await Promise.all(names.map((name, index) => sent(`${PERIOD}/${CODES[index]}/${name}`)));
      expect(await work(bodies)).toEqual({ batchItemFailures: [] });
      expect(letters).toEqual([]);
      expect(await receipts()).toHaveLength(names.length);
    });

    it("reads what has taken the place of an upload that can no longer be read", async () => {
      const key = `${PERIOD}/102/return.csv`;
      await sent(key);
      const body = eventDocument("aws", { bucket, key, eTag: "0".repeat(32) });
      expect(await work([body])).toEqual({ batchItemFailures: [] });
      expect(await receipts()).toHaveLength(1);
    });

    itOnOne("behind a malware scan opens only what was found clean", async () => {
      const key = `${PERIOD}/102/return.csv`;
      const upload = await sent(key);
      const threat = eventDocument("scan-threat", { bucket, key });
      await work([upload, threat], { scanGate: true });
      expect(letters.map(({ reason }) => reason)).toEqual(["not-scanned", "not-clean"]);
      expect(await receipts()).toEqual([]);
      const behind = { store, clock: () => new Date() };
      expect(await uploadsBehindScan(behind)).toEqual({ waiting: 0, unscanned: [], held: 1 });
      await work([eventDocument("scan-clean", { bucket, key })], { scanGate: true });
      expect(await receipts()).toHaveLength(1);
      expect(await uploadsBehindScan(behind)).toEqual({ waiting: 0, unscanned: [], held: 0 });
    });

    itOnOne("gives back what there is no time for, and a message whose dead letter could not be sent", async () => {
      const bodies = await Promise.all(CODES.slice(0, 3).map((code) => sent(`${PERIOD}/${code}/return.csv`)));
      const late = await workBatch(batchOf(bodies).Records, () => 5_000, powers);
      expect(late.batchItemFailures).toEqual([{ itemIdentifier: "m1" }, { itemIdentifier: "m2" }]);
      const unsent = await work(["{"], { giveUp: () => Promise.reject(new Error("the queue is away")) });
      expect(unsent.batchItemFailures).toEqual([{ itemIdentifier: "m0" }]);
    });

    itOnOne("logs the receipt's number and codes, and neither a file's name nor a cell's value", async () => {
      const good = await sent(`${PERIOD}/102/Jo Bloggs sick leave.csv`);
      const bad = await sent(
        `${PERIOD}/104/Jo Bloggs again.csv`,
        surveyReturn((text) => text.replace(/,\d+/, ",Jo Bloggs says many")),
      );
      const secret = `${PERIOD}/106/Jo Bloggs.csv`;
      const broken = { ...store.uploads, get: () => Promise.reject(new Error(`Cannot read s3://b/${secret}: unwell`)) };
      await work([good, bad]);
      await work([await sent(secret)], { store: { ...store, uploads: broken } });
      const [number = ""] = (await receipts()).map((key) => key.split("/").at(-2));
      expect(said.lines.find(({ fields }) => fields["submission"] === number)).toBeDefined();
      expect(said.readings.filter(({ name }) => name === "Findings").length).toBeGreaterThan(0);
      const text = JSON.stringify([said.lines, said.readings]);
      expect(text).toContain("unwell");
      expect(text).not.toMatch(/Bloggs|says many/);
    });
  });
}

async function contents({ data }: Store): Promise<readonly (readonly [string, string])[]> {
  const all: (readonly [string, string])[] = [];
  for await (const { key, version } of data.list("")) all.push([key, version]);
  return all;
}
