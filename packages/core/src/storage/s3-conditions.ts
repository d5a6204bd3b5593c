import { createHash, randomUUID } from "node:crypto";
import { callS3, type S3Access, type S3Address } from "./s3-access.ts";
import { headS3Address } from "./s3-head.ts";
import { placeName } from "./s3-place.ts";
import { probeConditions } from "./s3-probe.ts";
import { StoreError } from "./store-error.ts";

/** Under a reserved name, so that no key of the port can meet it and no listing shows it. */
const FOLDER = ".tmp/conditions/";
const WORDS = "Conditional writes were tried here and held. Take this away to have them tried again.\n";

/**
 * Throws a `StoreError` for a server that ignores conditions or lets several writers win. Tried out once for
 * a bucket at a server: a small object remembers that it was, and a copy of the bucket on another server is
 * tried again.
 */
export async function requireConditions(access: S3Access): Promise<void> {
  const remembered = ownAddress(access, serverId(access));
  const seen = await headS3Address(access, remembered);
  if (seen !== undefined) return;
  const fault = await probeConditions(access, ownAddress(access, randomUUID()));
  if (fault !== undefined) throw refusal(access, fault);
  await callS3(access, { verb: "write" }, (client) => client.putObject({ ...remembered, Body: WORDS }));
}

function ownAddress({ place }: S3Access, name: string): S3Address {
  return { Bucket: place.bucket, Key: `${place.prefix}${FOLDER}${name}` };
}

function serverId({ place, options }: S3Access): string {
  const server = JSON.stringify([options.endpoint ?? "", options.region ?? "", place.bucket]);
  return createHash("sha256").update(server).digest("hex").slice(0, 16);
}

function refusal({ place, options }: S3Access, fault: string): StoreError {
  const server = options.endpoint ?? "the server";
  return new StoreError(
    `Cannot write ${placeName(place)}: ${server} does not honour conditional writes (${fault}), so that two workers would undo each other's work. Use a server that does, such as AWS, versitygw or MinIO, or a folder.`,
    "ConditionsNotHonoured",
  );
}
