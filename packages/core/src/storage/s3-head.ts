import type { HeadObjectCommandOutput } from "@aws-sdk/client-s3";
import type { Head } from "./objects.ts";
import { addressOf, callS3, type S3Access, type S3Address } from "./s3-access.ts";
import { versionText } from "./s3-version.ts";

interface Said {
  readonly ETag?: string | undefined;
  readonly VersionId?: string | undefined;
  readonly Size?: number | undefined;
  readonly LastModified?: Date | undefined;
}

/** The port's head of what an answer says. Seconds are whole: a listing may know more than HEAD can say. */
export function s3Head(key: string, said: Said): Head {
  const seconds = Math.floor((said.LastModified?.getTime() ?? 0) / 1_000);
  return {
    key,
    version: versionText(said),
    size: said.Size ?? 0,
    modified: new Date(seconds * 1_000).toISOString(),
  };
}

/** What HEAD answers for a key; undefined where nothing is there. Throws `RangeError` for a key no driver may store. */
export function headS3Object(access: S3Access, key: string): Promise<HeadObjectCommandOutput | undefined> {
  return headS3Address(access, addressOf(access, key), key);
}

/**
 * The same for any place in the bucket. An answer to HEAD has no words, so what may not be absence alone is asked
 * again in a way that has.
 */
export async function headS3Address(
  access: S3Access,
  address: S3Address,
  key?: string,
): Promise<HeadObjectCommandOutput | undefined> {
  const action = { verb: "look up", ...(key === undefined ? {} : { key }) } as const;
  try {
    const found = await callS3(access, action, (client) => client.headObject(address), ["404"]);
    if (found === undefined) await access.askInWords();
    return found;
  } catch (error) {
    await access.askInWords();
    throw error;
  }
}
