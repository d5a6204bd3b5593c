import { setTimeout as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { openUploadEvents } from "../../packages/core/src/storage/open-upload-events.ts";
import { eventsOfOurs, openIntake } from "../../server/intake.ts";
import { captureTelemetry } from "../functions/captured-telemetry.ts";
import { eventDocument } from "../functions/event-documents.ts";
import { key, surveyReturn } from "../workflows/survey-return.ts";

const AT = "2026-03-04T05:06:07.000Z";

async function worked(store: Store, bodies: readonly string[]): Promise<ReturnType<typeof captureTelemetry>> {
  const said = captureTelemetry();
  const readEvents = eventsOfOurs(openUploadEvents("s3://bucket"));
  const queue = openIntake(
    { store, readEvents, telemetry: said.telemetry, clock: () => new Date(AT) },
    { tries: 3, pause: () => 1 },
  );
  for (const body of bodies) expect(queue.add(body)).toBe(true);
  while (queue.size() > 0) await pause(2);
  return said;
}

async function letters({ data }: Store): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const found: Readonly<Record<string, unknown>>[] = [];
  for await (const { key: letter } of data.list("dead-letters/2026-03-04/")) {
    found.push(JSON.parse(new TextDecoder().decode((await data.get(letter))?.bytes)));
  }
  return found;
}

function told(upload: string): string {
  return eventDocument("minio", { bucket: "bucket", key: `uploads/${upload}` });
}

it("keeps what will never work among the data, once, with the reason and the event, and works its neighbours", async () => {
  const store = memoryStore();
  await store.uploads.put(key, surveyReturn());
  const gone = told(key.replace("return.csv", "gone.csv"));
  const said = await worked(store, ["{", gone, "{", told(key)]);
  const kept = (await letters(store)).toSorted((one, other) =>
    String(one["reason"]) < String(other["reason"]) ? -1 : 1,
  );
  expect(kept).toEqual([
    expect.objectContaining({ format: "council-returns/dead-letter/1", reason: "gone", event: gone, at: AT }),
    expect.objectContaining({ reason: "unreadable-event", event: "{" }),
  ]);
  expect(said.lines.filter(({ message }) => message === "Answered")).toHaveLength(1);
});

it("works a letter that is sent as it was kept, once its cause is mended", async () => {
  const store = memoryStore();
  await worked(store, [told(key)]);
  const [letter] = await letters(store);
  expect(letter).toMatchObject({ reason: "gone" });
  await store.uploads.put(key, surveyReturn());
  const said = await worked(store, [JSON.stringify(letter, null, 1)]);
  expect(said.lines.filter(({ message }) => message === "Answered")).toHaveLength(1);
  expect(await letters(store)).toEqual([letter]);
});

it("tries what fails as often as it says, and then keeps it with what it last failed with, without the file's name", async () => {
  const named = key.replace("return.csv", "Jo Bloggs.csv");
  let tries = 0;
  const store = memoryStore();
  const failing: Store = {
    ...store,
    uploads: {
      ...store.uploads,
      get(wanted) {
        tries += 1;
        return Promise.reject(new Error(`Cannot read ${wanted}: unwell`));
      },
    },
  };
  const said = await worked(failing, [told(named)]);
  expect(tries).toBe(3);
  expect(await letters(store)).toMatchObject([{ reason: "tried-too-often", says: expect.stringContaining("unwell") }]);
  expect(said.readings).toContainEqual(
    expect.objectContaining({ name: "DeadLetters", dimensions: { Reason: "tried-too-often" } }),
  );
  expect(JSON.stringify(said.lines)).not.toContain("Bloggs");
});

it("passes over what its own writes are told of", async () => {
  const store = memoryStore();
  await worked(store, [eventDocument("minio", { bucket: "bucket", key: "data/dead-letters/x.json" })]);
  for await (const { key: written } of store.data.list("")) throw new Error(`${written} was written`);
});
