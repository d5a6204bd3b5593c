import type { Objects, Store } from "../../packages/core/src/storage/objects.ts";

/** What was asked of a store, as S3's actions. */
export interface Use {
  readonly area: "uploads" | "data";
  readonly action: "s3:GetObject" | "s3:GetObjectVersion" | "s3:PutObject" | "s3:ListBucket" | "s3:ListBucketVersions";
  /** Empty for the bucket itself. */
  readonly key: string;
}

/**
 * A store that notes what the driver for S3 would ask the bucket for: a key that may not be there asks for leave to list;
 * a conditional write looks at what it wrote, and tries conditions out under `.tmp/`; a listing lists versions, one of folders does not.
 */
export function recordedStore(store: Store, uses: Use[]): Store {
  return { uploads: recorded(store.uploads, "uploads", uses), data: recorded(store.data, "data", uses) };
}

function recorded(objects: Objects, area: Use["area"], uses: Use[]): Objects {
  const note = (action: Use["action"], key = "") => uses.push({ area, action, key });
  return {
    get(key, version) {
      note(version === undefined ? "s3:GetObject" : "s3:GetObjectVersion", key);
      note("s3:ListBucket");
      return objects.get(key, version);
    },
    head(key) {
      note("s3:GetObject", key);
      note("s3:ListBucket");
      return objects.head(key);
    },
    put(key, bytes, condition) {
      note("s3:PutObject", key);
      if (condition !== undefined) {
        for (const one of [key, ".tmp/conditions/0123456789abcdef"]) {
          note("s3:GetObject", one);
          note("s3:PutObject", one);
        }
      }
      return objects.put(key, bytes, condition);
    },
    list(prefix, after) {
      note("s3:ListBucketVersions");
      return objects.list(prefix, after);
    },
    keys(prefix) {
      note("s3:ListBucketVersions");
      return objects.keys(prefix);
    },
    folders(prefix) {
      note("s3:ListBucket");
      return objects.folders(prefix);
    },
    delete() {
      throw new Error("no function deletes anything");
    },
  };
}
