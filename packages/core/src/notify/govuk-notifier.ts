import { NotifyClient } from "notifications-node-client";
import * as z from "zod";
import type { Delivery, Notification, Notifier } from "./notifier.ts";

export interface GovukNotifyOptions {
  /** An API key of the service, as Notify shows it once. */
  readonly key: string;
  /** Id of an e-mail template whose subject is `((subject))` and whose body is `((body))`. */
  readonly templateId: string;
  /** Notify itself unless given. */
  readonly url?: string | undefined;
  /** Waits so many milliseconds; a test may wait less. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

const NOTIFY = "https://api.notifications.service.gov.uk";
/** An answer that takes longer is taken for none. */
const TIMEOUT = 30_000;
/** Before each further try, in milliseconds: Notify counts its limit by the minute. */
const PAUSES: readonly number[] = [1_000, 4_000, 15_000, 60_000];

/** What Notify says of a request it does not carry out; `error` is stable, `message` is not. */
const failureShape = z.object({
  isAxiosError: z.literal(true),
  message: z.string(),
  response: z
    .object({
      status: z.number(),
      data: z.object({ errors: z.array(z.object({ error: z.string(), message: z.string() })) }).catch({ errors: [] }),
    })
    .optional(),
});

/** What came of one try; `again`: another may do better. */
type Tried = Delivery | { readonly outcome: "again"; readonly reason: string };

/**
 * Sends through GOV.UK Notify with its official client. A limit for the minute (429), a fault of theirs (5xx) and a lost
 * connection are tried again after a pause; a message that Notify refuses (400) is answered with its reason; a key that
 * is not right (403), a template that is not there (404) and the day's limit throw, since no other message would pass.
 */
export function govukNotifier({ wait = pause, ...options }: GovukNotifyOptions): Notifier {
  const client = notifyClient(options);
  return {
    channel: "notify",
    reaches: true,
    needsAddress: true,
    async send(message) {
      let tried = await trySend(client, options.templateId, message);
      for (const milliseconds of PAUSES) {
        if (tried.outcome !== "again") return tried;
        await wait(milliseconds);
        tried = await trySend(client, options.templateId, message);
      }
      if (tried.outcome !== "again") return tried;
      throw new Error(`GOV.UK Notify took no message in ${PAUSES.length + 1} tries: ${tried.reason}`);
    },
  };
}

function notifyClient({ url = NOTIFY, key }: Pick<GovukNotifyOptions, "url" | "key">): NotifyClient {
  const client = new NotifyClient(url.replace(/\/+$/, ""), key);
  const { restClient } = client.apiClient;
  // The client waits for an answer for ever; a wrapper is the one way in that it leaves.
  client.setClient(Object.assign((request: object) => restClient({ ...request, timeout: TIMEOUT }), restClient));
  return client;
}

async function trySend(
  client: NotifyClient,
  templateId: string,
  { to, subject, body, reference }: Notification,
): Promise<Tried> {
  try {
    await client.sendEmail(templateId, to, { personalisation: { subject, body }, reference });
    return { outcome: "sent" };
  } catch (error) {
    return judge(error);
  }
}

function judge(error: unknown): Tried {
  const failure = failureShape.safeParse(error);
  if (!failure.success) throw error;
  const { response, message } = failure.data;
  if (response === undefined) return { outcome: "again", reason: message };
  const { status, data } = response;
  const reason = withoutAddresses(data.errors.map((one) => one.message).join("; ") || `status ${status}`);
  if (status === 400) return { outcome: "refused", reason };
  const forTheDay = data.errors.some((one) => one.error === "TooManyRequestsError");
  if (status >= 500 || (status === 429 && !forTheDay)) return { outcome: "again", reason };
  throw new Error(`GOV.UK Notify takes no message: ${reason}`);
}

/** A reason is printed and kept: an address in it is not. */
function withoutAddresses(text: string): string {
  return text.replace(/[^\s"'<>(]+@[^\s"'<>)]+/g, "[address]");
}

/** Between half as long and as long again, so that many that were turned away together do not come back together. */
async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds * (0.5 + Math.random())));
}
