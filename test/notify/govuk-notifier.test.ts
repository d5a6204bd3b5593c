import { describe, expect, it } from "vitest";
import { govukNotifier } from "../../packages/core/src/notify/govuk-notifier.ts";
import type { Notifier } from "../../packages/core/src/notify/notifier.ts";
import { KEY, type NotifyServer, notifyServer, SERVICE, TEMPLATE, type Trouble } from "./notify-server.ts";

const message = {
  to: "returns@barset.example",
  subject: "Library loans: your return is due",
  body: "One paragraph.\n\nAnother: £5, “quoted” & <b>.\n",
  reference: "library-loans/2026-27/Z9D4Z/2027-06-14",
};

/** A notifier that waits no time, and the pauses it would have made. */
function notifierOf(
  { url }: NotifyServer,
  given: { key?: string; templateId?: string } = {},
): Notifier & { pauses: number[] } {
  const pauses: number[] = [];
  const wait = async (milliseconds: number): Promise<void> => void pauses.push(milliseconds);
  return { ...govukNotifier({ key: KEY, templateId: TEMPLATE, url: `${url}/`, wait, ...given }), pauses };
}

const rateLimit: Trouble = {
  status: 429,
  error: "RateLimitError",
  message: "Exceeded rate limit for key type LIVE of 3000 requests per 60 seconds",
};
const broken: Trouble = { status: 500, error: "Exception", message: "Internal server error" };

describe("govukNotifier", () => {
  it("sends subject, body and reference with a token that Notify takes", async () => {
    const server = await notifyServer();
    expect(await notifierOf(server).send(message)).toEqual({ outcome: "sent" });
    expect(server.requests).toEqual([
      {
        path: "POST /v2/notifications/email",
        body: {
          template_id: TEMPLATE,
          email_address: message.to,
          personalisation: { subject: message.subject, body: message.body },
          reference: message.reference,
        },
      },
    ]);
  });

  it.each([
    ["the limit of a minute", [rateLimit, rateLimit]],
    ["a fault of theirs", [broken, "not JSON"]],
    ["a lost connection", ["hang up", "hang up"]],
  ] as const)("tries again after %s, waiting longer each time", async (_, troubles) => {
    const server = await notifyServer([...troubles]);
    const notifier = notifierOf(server);
    expect(await notifier.send(message)).toEqual({ outcome: "sent" });
    expect(server.requests).toHaveLength(3);
    expect(notifier.pauses).toEqual([1_000, 4_000]);
  });

  it("gives up after five tries, with what was said last", async () => {
    const server = await notifyServer(Array.from({ length: 9 }, () => broken));
    const notifier = notifierOf(server);
    await expect(notifier.send(message)).rejects.toThrow("took no message in 5 tries: Internal server error");
    expect(server.requests).toHaveLength(5);
    expect(notifier.pauses).toHaveLength(4);
  });

  it("answers with the reason where Notify refuses a message, without an address in it, and tries once", async () => {
    const text = "Can't send to this recipient (returns@barset.example) when service is in trial mode";
    const server = await notifyServer([{ status: 400, error: "BadRequestError", message: text }]);
    expect(await notifierOf(server).send(message)).toEqual({
      outcome: "refused",
      reason: "Can't send to this recipient ([address]) when service is in trial mode",
    });
    expect(server.requests).toHaveLength(1);
  });

  it("stops at the limit of a day, which waiting does not mend", async () => {
    const server = await notifyServer([
      { status: 429, error: "TooManyRequestsError", message: "Exceeded send limits (50) for today" },
    ]);
    await expect(notifierOf(server).send(message)).rejects.toThrow("Exceeded send limits (50) for today");
    expect(server.requests).toHaveLength(1);
  });

  it("stops at a key that is not of the service, and repeats it nowhere", async () => {
    const server = await notifyServer();
    const other = `chasing-${SERVICE}-00000000-0000-4000-8000-000000000000`;
    const error = await notifierOf(server, { key: other })
      .send(message)
      .catch((thrown: unknown) => thrown);
    expect(String(error)).toContain("Invalid token: API key not found");
    expect(String(error)).not.toContain("00000000-0000");
  });

  it("names a template that is not there", async () => {
    const server = await notifyServer();
    const notifier = notifierOf(server, { templateId: "00000000-0000-4000-8000-000000000000" });
    expect(await notifier.send(message)).toEqual({ outcome: "refused", reason: "Template not found" });
  });
});
