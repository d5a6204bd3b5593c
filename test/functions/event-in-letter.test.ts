import { describe, expect, it } from "vitest";
import { eventInLetter } from "../../functions/event-in-letter.ts";
import { type EventDocument, type WorkPowers, workDocument } from "../../functions/work-document.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { openUploadEvents } from "../../packages/core/src/storage/open-upload-events.ts";
import type { DeadLetter } from "../../packages/core/src/workflows/keep-dead-letter.ts";
import { key, surveyReturn } from "../workflows/survey-return.ts";
import { captureTelemetry } from "./captured-telemetry.ts";
import { eventDocument } from "./event-documents.ts";

const event = eventDocument("minio", { bucket: "bucket", key: `uploads/${key}` });

function letterOf(of: unknown): string {
  const letter: DeadLetter = {
    format: "council-returns/dead-letter/1",
    reason: "tried-too-often",
    says: "it failed 5 times",
    at: "2026-03-04T05:06:07.000Z",
    event: of,
  };
  return JSON.stringify(letter);
}

describe("a dead letter that comes again", () => {
  async function worked(...documents: readonly EventDocument[]) {
    const store = memoryStore();
    await store.uploads.put(key, surveyReturn());
    const letters: DeadLetter[] = [];
    const said = captureTelemetry();
    const powers: WorkPowers = {
      store,
      readEvents: openUploadEvents("s3://bucket"),
      giveUp: async (letter) => void letters.push(letter),
      telemetry: said.telemetry,
      clock: () => new Date("2026-03-05T00:00:00.000Z"),
      scanGate: false,
    };
    for (const document of documents) await workDocument(document, powers);
    return { answered: said.lines.filter(({ message }) => message === "Answered"), letters };
  }

  it("is worked as the event in it, once", async () => {
    const { answered, letters } = await worked({ id: "1", body: letterOf(event) }, { id: "2", body: event });
    expect(answered.map(({ fields }) => [fields["event"], fields["again"]])).toEqual([
      ["1", false],
      ["2", true],
    ]);
    expect(letters).toEqual([]);
  });

  it("is given up as that event where it fails again, and not as a letter in a letter", async () => {
    const gone = event.replace("return.csv", "gone.csv");
    const { letters } = await worked({ id: "1", body: letterOf(gone) }, { id: "2", body: letterOf("{cut sho") });
    expect(letters.map((letter) => [letter.reason, letter.event])).toEqual([
      ["gone", gone],
      ["unreadable-event", "{cut sho"],
    ]);
  });

  it("may hold the event as text or as it is, or hold a letter", () => {
    expect(eventInLetter(letterOf(event))).toBe(event);
    expect(JSON.parse(eventInLetter(letterOf(JSON.parse(event))))).toEqual(JSON.parse(event));
    expect(eventInLetter(letterOf(letterOf(event)))).toBe(event);
  });

  it.each([event, "{", "null", '"council-returns/dead-letter/1"', '{"format":"council-returns/dead-letter/1"}'])(
    "is not seen in %s",
    (body) => {
      expect(eventInLetter(body)).toBe(body);
    },
  );
});
