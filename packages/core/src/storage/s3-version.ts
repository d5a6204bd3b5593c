/** What S3 says of the bytes under a key. The id is there only where the bucket keeps versions. */
export interface S3Version {
  readonly etag: string;
  readonly id: string | undefined;
}

/** Objects written before a bucket kept versions have this id, and so have all objects of one that does not. */
const NO_ID = "null";

/**
 * The port's version of an object: its ETag without quotes, and behind an `@` the id of the version
 * where the bucket keeps versions. Get, head, list and put all say the same of one object.
 */
export function versionText(said: { ETag?: string | undefined; VersionId?: string | undefined }): string {
  const etag = (said.ETag ?? "").replace(/^W\//, "").replaceAll('"', "");
  const { VersionId: id } = said;
  return id === undefined || id === "" || id === NO_ID ? etag : `${etag}@${id}`;
}

/** Takes a version apart again. */
export function readVersion(version: string): S3Version {
  const at = version.indexOf("@");
  return at === -1 ? { etag: version, id: undefined } : { etag: version.slice(0, at), id: version.slice(at + 1) };
}

/** An ETag as the `If-Match` header wants it. */
export function quotedEtag(version: string): string {
  return `"${readVersion(version).etag}"`;
}
