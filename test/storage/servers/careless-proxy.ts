import { setTimeout as pause } from "node:timers/promises";
import { openS3Client } from "../../../packages/core/src/storage/s3-client.ts";
import { type Passing, type ProxyServer, startProxy } from "./proxy.ts";
import type { S3Server } from "./s3-server.ts";

/** `ignores`: writes whatever the condition. `races`: looks whether it holds, then writes a moment later. */
export type Carelessness = "ignores If-None-Match" | "ignores If-Match" | "ignores both" | "races";

/** The server with one fault of many a server that speaks S3: conditions do not keep writers apart. */
export async function carelessProxy(server: S3Server, fault: Carelessness): Promise<ProxyServer> {
  const client = await openS3Client(server);
  return startProxy(server.endpoint, async (passing, pass) => {
    if (passing.method !== "PUT" || !(await isLetThrough(passing, fault, client))) return pass();
    if (fault === "races") await pause(20);
    const { ETag = "" } = await client.putObject({ ...addressOf(passing), Body: passing.body });
    return { status: 200, headers: { etag: ETag }, body: Buffer.alloc(0) };
  });
}

type Client = Awaited<ReturnType<typeof openS3Client>>;

async function isLetThrough({ headers, path }: Passing, fault: Carelessness, client: Client): Promise<boolean> {
  const { "if-match": version, "if-none-match": absent } = headers;
  if (fault === "ignores both") return version !== undefined || absent !== undefined;
  if (fault === "ignores If-Match") return version !== undefined;
  if (fault === "ignores If-None-Match") return absent !== undefined;
  const held = await client.headObject(addressOf({ path })).catch(() => undefined);
  return absent === undefined ? version !== undefined && held?.ETag === version : held === undefined;
}

function addressOf({ path }: Pick<Passing, "path">): { readonly Bucket: string; readonly Key: string } {
  const [, bucket = "", ...key] = new URL(path, "http://localhost").pathname.split("/");
  return { Bucket: bucket, Key: decodeURIComponent(key.join("/")) };
}
