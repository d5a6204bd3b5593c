/** Where in S3 an area lies. */
export interface S3Place {
  readonly bucket: string;
  /** Empty, or the start of every key of the area, with its slash. */
  readonly prefix: string;
}

/** Not the whole of what a bucket may be called, but nothing outside it can be a bucket. */
const BUCKET_NAME = /^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/i;

/** Reads `s3://bucket` or `s3://bucket/prefix`. Throws an `Error` that says what is wrong with any other address. */
export function s3Place(address: string): S3Place {
  const [, bucket = "", path = ""] = /^s3:\/\/([^/]*)(?:\/(.*))?$/is.exec(address) ?? [];
  const segments = path.replace(/\/$/, "").split("/");
  const fault = addressFault(bucket, path, segments);
  if (fault === undefined) return { bucket, prefix: path === "" ? "" : `${segments.join("/")}/` };
  throw new Error(`Cannot open the store "${address}": ${fault}. Give s3://BUCKET or s3://BUCKET/PREFIX.`);
}

/** The area of that name inside a place. */
export function placeWithin({ bucket, prefix }: S3Place, name: string): S3Place {
  return { bucket, prefix: `${prefix}${name}/` };
}

/** How people write a place, or a key in it. */
export function placeName({ bucket, prefix }: S3Place, key = ""): string {
  return `s3://${bucket}/${prefix}${key}`;
}

function addressFault(bucket: string, path: string, segments: readonly string[]): string | undefined {
  if (!BUCKET_NAME.test(bucket)) return "it names no bucket (small letters, digits, dots and dashes, 3 to 63 of them)";
  if (path === "") return undefined;
  if (segments.some((segment) => segment === "" || segment === "." || segment === "..")) {
    return 'a part of its prefix is empty, "." or ".."';
  }
  return /[?#@\0]/.test(path) ? 'its prefix holds a "?", "#" or "@", as if it were a web address' : undefined;
}
