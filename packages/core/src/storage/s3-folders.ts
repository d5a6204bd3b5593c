import type { ListObjectsV2CommandOutput } from "@aws-sdk/client-s3";
import { canStartKey, checkFolder, isReservedSegment } from "./key-rules.ts";
import { callS3, type S3Access } from "./s3-access.ts";
import { decodedKey } from "./s3-list.ts";

/**
 * Names right behind a prefix that have objects below them, in byte order, a thousand a request. MinIO and versitygw
 * also name those of which nothing is left but older versions.
 */
export async function* listS3Folders(access: S3Access, prefix: string): AsyncGenerator<string> {
  checkFolder(prefix);
  if (!canStartKey(prefix)) return;
  const { bucket, prefix: area } = access.place;
  const asked = { Bucket: bucket, Prefix: `${area}${prefix}`, Delimiter: "/", EncodingType: "url" } as const;
  let token: string | undefined;
  do {
    const from = token === undefined ? {} : { ContinuationToken: token };
    const page: ListObjectsV2CommandOutput | undefined = await callS3(access, { verb: "list" }, (client) =>
      client.listObjectsV2({ ...asked, ...from }),
    );
    for (const { Prefix } of page?.CommonPrefixes ?? []) {
      const name = decodedKey(Prefix, page ?? {})?.slice(asked.Prefix.length, -1) ?? "";
      if (canStartKey(`${name}/`) && !(prefix === "" && isReservedSegment(name))) yield name;
    }
    token = page?.IsTruncated === true ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
}
