import type { DeadLetter } from "@council-returns/core/workflows/keep-dead-letter.ts";

/** Characters of an event that are passed on: a message of the queue may have 256 KiB. */
const MOST_CHARACTERS = 60_000;

/** Says how to send dead letters to a queue. Its client is loaded by the first of them, since most runs send none. */
export function openDeadLetterQueue(url: string): (letter: DeadLetter) => Promise<void> {
  return async (letter) => {
    const { SQSClient, SendMessageCommand } = await import("@aws-sdk/client-sqs");
    const client = new SQSClient({ endpoint: new URL(url).origin });
    const event = String(letter.event).slice(0, MOST_CHARACTERS);
    const reason = { DataType: "String", StringValue: letter.reason };
    await client.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: JSON.stringify({ ...letter, event }),
        MessageAttributes: { reason },
      }),
    );
    client.destroy();
  };
}
