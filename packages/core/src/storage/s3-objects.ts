import type { Objects } from "./objects.ts";
import { onceDone } from "./once-done.ts";
import { addressOf, callS3, type S3Access, s3Access } from "./s3-access.ts";
import type { S3Options } from "./s3-client.ts";
import { requireConditions } from "./s3-conditions.ts";
import { listS3Folders } from "./s3-folders.ts";
import { headS3Object, s3Head } from "./s3-head.ts";
import { keysOfS3, listS3Objects } from "./s3-list.ts";
import type { S3Place } from "./s3-place.ts";
import { getS3Object } from "./s3-read.ts";
import { putS3Object, putS3ObjectIf } from "./s3-write.ts";

/**
 * Objects in a bucket, which must exist, of AWS or of any server that speaks S3. Nothing is sent until a
 * verb is called. Failures are `StoreError`s. The first conditional write tries out whether the server
 * honours conditions, unless that was done before, and refuses to go on where it does not.
 *
 * Where the bucket keeps versions, one that was overwritten or deleted can still be got by its name. `client` is one
 * that areas of the same server share, because each that is made looks for its settings by itself.
 */
export function s3Objects(place: S3Place, options: S3Options = {}, client?: S3Access["client"]): Objects {
  const access = s3Access(place, options, client);
  const conditionsHold = onceDone(() => requireConditions(access));
  return {
    get: (key, version) => getS3Object(access, key, version),
    async head(key) {
      const found = await headS3Object(access, key);
      return found && s3Head(key, { ...found, Size: found.ContentLength });
    },
    async put(key, bytes, condition) {
      addressOf(access, key);
      const write = { key, bytes: new Uint8Array(bytes) };
      if (condition === undefined) return putS3Object(access, write);
      await conditionsHold();
      return putS3ObjectIf(access, { ...write, condition });
    },
    list: (prefix, after) => listS3Objects(access, prefix, after),
    keys: (prefix) => keysOfS3(access, prefix),
    folders: (prefix) => listS3Folders(access, prefix),
    async delete(key) {
      const address = addressOf(access, key);
      await callS3(access, { verb: "delete", key }, (client) => client.deleteObject(address), ["NoSuchKey"]);
    },
  };
}
