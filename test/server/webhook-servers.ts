import { cacheFolder } from "../../scripts/s3-servers/cache-folder.ts";
import { binaryPath, type ServerBinary } from "../../scripts/s3-servers/server-binary.ts";
import { type ServerProgram, serverPrograms } from "../../scripts/s3-servers/server-programs.ts";
import { availableServers } from "../storage/servers/available-servers.ts";
import { type CommandLine, commandLines, type S3Server, startS3Server } from "../storage/servers/s3-server.ts";

/** A server that tells a webhook of what is written to it, or why there is none. */
export interface WebhookServer {
  readonly title: string;
  readonly missing: boolean;
  /** Events go to the URL; the token is sent along where the server can. */
  start(webhook: Webhook): Promise<S3Server>;
}

export interface Webhook {
  readonly url: string;
  readonly token: string;
}

/** Both servers, each with a webhook. */
export async function webhookServers(): Promise<readonly WebhookServer[]> {
  return (await availableServers()).map(({ name, title, missing }) => ({
    title,
    missing,
    start: (webhook) => startWithWebhook(name, webhook),
  }));
}

/** MinIO has webhooks for single buckets and sends a header; versitygw has one for all, and the token is in its address. */
const withWebhook: Readonly<Record<ServerProgram["name"], (webhook: Webhook) => CommandLine>> = {
  versitygw:
    ({ url, token }) =>
    (at) => {
      const { args, ...line } = commandLines.versitygw(at);
      return { ...line, args: ["--event-webhook-url", `${url}?token=${token}`, ...args] };
    },
  minio:
    ({ url, token }) =>
    (at) => {
      const { env, ...line } = commandLines.minio(at);
      const hook = {
        MINIO_NOTIFY_WEBHOOK_ENABLE_RETURNS: "on",
        MINIO_NOTIFY_WEBHOOK_ENDPOINT_RETURNS: url,
        MINIO_NOTIFY_WEBHOOK_AUTH_TOKEN_RETURNS: token,
      };
      return { ...line, env: { ...env, ...hook } };
    },
};

async function startWithWebhook(name: ServerProgram["name"], webhook: Webhook): Promise<S3Server> {
  const binary: ServerBinary = { path: binaryPath(serverPrograms[name], cacheFolder(process.env)) };
  return startS3Server(binary.path, withWebhook[name](webhook));
}
