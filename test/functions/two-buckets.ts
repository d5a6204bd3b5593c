import { openStore } from "../../packages/core/src/storage/open-store.ts";
import type { S3Server } from "../storage/servers/s3-server.ts";

/** Two empty buckets on a server as a function is told of them, and the store in them. */
export async function twoBuckets(server: S3Server) {
  const [uploads, data] = [await server.newBucket({ versions: true }), await server.newBucket({ versions: true })];
  const { accessKeyId, secretAccessKey } = server.credentials;
  const env = {
    AWS_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    UPLOADS_BUCKET: uploads,
    DATA_BUCKET: data,
    S3_ENDPOINT: server.endpoint,
  };
  return { env, uploads, store: openStore({ uploads: `s3://${uploads}`, data: `s3://${data}` }, server) };
}
