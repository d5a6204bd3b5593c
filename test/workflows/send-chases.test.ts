import { describe, expect, it } from "vitest";
import type { Delivery, Notification, Notifier } from "../../packages/core/src/notify/notifier.ts";
import type { Objects } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { type ChaseList, chaseList } from "../../packages/core/src/workflows/chase-list.ts";
import { notifyOnce } from "../../packages/core/src/workflows/notify-once.ts";
import { readContacts } from "../../packages/core/src/workflows/read-contacts.ts";
import { sendChases } from "../../packages/core/src/workflows/send-chases.ts";
import { clockAt } from "./log-store.ts";

const now = clockAt("2027-06-14T09:00:00.000Z");
const asked = { collection: "personal-budgets", period: "2010-03-31" };

/** A way to send that keeps what it is given, and does with it as it is told. */
function keeping(
  answer: (message: Notification) => Delivery = () => ({ outcome: "sent" }),
): Notifier & { sent: Notification[] } {
  const sent: Notification[] = [];
  return {
    channel: "notify",
    reaches: true,
    needsAddress: true,
    sent,
    async send(message) {
      const delivery = answer(message);
      if (delivery.outcome === "sent") sent.push(message);
      return delivery;
    },
  };
}

async function listOf(data: Objects, ...codes: readonly string[]): Promise<ChaseList> {
  const list = await chaseList(asked, { data, clock: now });
  return { ...list, toChase: list.toChase.filter(({ code }) => codes.includes(code)) };
}

const contacts = new Map([
  ["102", "returns@cumbria.example"],
  ["820", "returns@kent.example"],
]);

async function everyText(data: Objects): Promise<string> {
  const texts: string[] = [];
  for await (const { key } of data.list("")) {
    texts.push(key, new TextDecoder().decode((await data.get(key))?.bytes));
  }
  return texts.join("\n");
}

describe("sendChases", () => {
  it("sends to each council that has an address, once on a day", async () => {
    const { data } = memoryStore();
    const notifier = keeping();
    const list = await listOf(data, "102", "820", "821");
    const first = await sendChases(list, contacts, { data, clock: now, notifier });
    expect(first.map(({ code, outcome }) => [code, outcome]).toSorted()).toEqual([
      ["102", "sent"],
      ["820", "sent"],
      ["821", "no address"],
    ]);
    const again = await sendChases(list, contacts, { data, clock: now, notifier });
    expect(again.filter(({ outcome }) => outcome === "already sent")).toHaveLength(2);
    expect(notifier.sent.map(({ to }) => to).toSorted()).toEqual([...contacts.values()]);
    const tomorrow = { ...list, today: "2027-06-15" };
    await sendChases(tomorrow, contacts, { data, clock: now, notifier });
    expect(notifier.sent).toHaveLength(4);
  });

  it("sends once though two run at the same time", async () => {
    const { data } = memoryStore();
    const notifier = keeping();
    const list = await listOf(data, "102", "820");
    await Promise.all([1, 2, 3, 4].map(() => sendChases(list, contacts, { data, clock: now, notifier })));
    expect(notifier.sent).toHaveLength(2);
  });

  it("stores no address", async () => {
    const { data } = memoryStore();
    await sendChases(await listOf(data, "102"), contacts, { data, clock: now, notifier: keeping() });
    const text = await everyText(data);
    expect(text).toContain("notified/personal-budgets/2010-03-31/102/2027-06-14-notify.json");
    expect(text).toContain('"state": "sent"');
    expect(text).not.toContain("@");
  });

  it("reports a message that is refused and sends the others; it can be sent again the same day", async () => {
    const { data } = memoryStore();
    const list = await listOf(data, "102", "820");
    const refusing = keeping(({ to }) =>
      to.includes("kent") ? { outcome: "refused", reason: "Not a team member" } : { outcome: "sent" },
    );
    const sent = await sendChases(list, contacts, { data, clock: now, notifier: refusing });
    expect(sent).toContainEqual({ code: "820", name: "Kent", outcome: "refused", reason: "Not a team member" });
    expect(refusing.sent).toHaveLength(1);
    const mended = keeping();
    await sendChases(list, contacts, { data, clock: now, notifier: mended });
    expect(mended.sent.map(({ to }) => to)).toEqual(["returns@kent.example"]);
  });

  it("stops at what hinders every message, and goes on from there another time", async () => {
    const { data } = memoryStore();
    const list = await listOf(data, "102", "820");
    const broken = keeping(() => {
      throw new Error("the key is not right");
    });
    const sent = await sendChases(list, contacts, { data, clock: now, notifier: broken });
    expect(sent.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ["not sent", "the key is not right"],
      ["not sent", null],
    ]);
    const mended = keeping();
    await sendChases(list, contacts, { data, clock: now, notifier: mended });
    expect(mended.sent).toHaveLength(2);
  });

  it("makes messages out to names where there are no contacts and the channel does with that, and notes nothing where nobody is reached", async () => {
    const { data } = memoryStore();
    const notifier = { ...keeping(), needsAddress: false, reaches: false };
    await sendChases(await listOf(data, "102"), undefined, { data, clock: now, notifier });
    expect(notifier.sent.map(({ to }) => to)).toEqual(["Cumbria"]);
    expect(await everyText(data)).toBe("");
  });
});

describe("notifyOnce", () => {
  const once = { key: "notified/a/b/c/2027-06-14-notify.json", reference: "a/b/c/2027-06-14" };

  /** Leaves a note as a process does that dies while it sends. */
  async function diedAt(time: string): Promise<Objects> {
    const { data } = memoryStore();
    const [reached] = [Promise.withResolvers<void>()];
    void notifyOnce(once, {
      data,
      clock: clockAt(time),
      send: () => {
        reached.resolve();
        return new Promise(() => {});
      },
    });
    await reached.promise;
    return data;
  }

  it("leaves alone what another process is sending, and sends what one left that died", async () => {
    const data = await diedAt("2027-06-14T09:00:00.000Z");
    const send = async (): Promise<Delivery> => ({ outcome: "sent" });
    const soon = await notifyOnce(once, { data, clock: clockAt("2027-06-14T09:10:00.000Z"), send });
    expect(soon).toEqual({ outcome: "already sent" });
    const later = await notifyOnce(once, { data, clock: clockAt("2027-06-14T09:15:00.000Z"), send });
    expect(later).toEqual({ outcome: "sent" });
    const last = await notifyOnce(once, { data, clock: clockAt("2027-06-14T23:00:00.000Z"), send });
    expect(last).toEqual({ outcome: "already sent" });
  });
});

describe("readContacts", () => {
  const read = (text: string, of = asked) => readContacts(new TextEncoder().encode(text), of);

  it("reads codes, GSS codes and names, in columns in any order with others beside them", async () => {
    const found = await read("Email,Team,Authority\na@x.example,Adults,102\nb@y.example,,Kent County Council\n,,\n");
    expect([...found]).toEqual([
      ["102", "a@x.example"],
      ["820", "b@y.example"],
    ]);
  });

  it("reads the one sender of a national collection", async () => {
    const found = await read("authority,email\nnational,a@x.example\n", {
      collection: "direct-payments",
      period: "2009-10",
    });
    expect([...found]).toEqual([["national", "a@x.example"]]);
  });

  it.each([
    ["no such columns", "council,mail\n102,a@x.example\n", 'first row is "authority,email"'],
    [
      "an unknown council",
      "authority,email\n102,a@x.example\nMordor,b@x.example\n",
      "Row 3: the authority is no council",
    ],
    ["no address", "authority,email\n102,secret person\n", "Row 2 (102): this is not one e-mail address"],
    ["two addresses in a cell", 'authority,email\n102,"a@x.example; b@x.example"\n', "Row 2 (102)"],
    ["two rows of a council", "authority,email\n102,a@x.example\nCumbria,b@x.example\n", "row 2 has an address"],
    ["columns the wrong way round", "authority,email\nsecret@x.example,102\n", "Row 2: the authority is no council"],
  ])("refuses %s, and repeats no address", async (_, text, words) => {
    const error = await read(text).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain(words);
    expect(String(error)).not.toMatch(/@|secret/);
  });
});
