import type {
  ListObjectsV2CommandOutput,
  ListObjectVersionsCommandOutput,
  ObjectVersion,
  S3,
} from "@aws-sdk/client-s3";
import { canStartKey, compareKeys, isReservedSegment } from "./key-rules.ts";
import type { Head } from "./objects.ts";
import { callS3, type S3Access } from "./s3-access.ts";
import { s3Head } from "./s3-head.ts";
import type { StoreAction } from "./store-error.ts";

interface Asked {
  readonly Bucket: string;
  readonly Prefix: string;
  /** Lists what lies behind this key of the bucket. */
  readonly after: string | undefined;
  readonly EncodingType: "url";
}

const LISTING: StoreAction = { verb: "list" };
/** How a server says that it knows no versions; then its objects have none, and a plain listing says as much. */
const NO_VERSIONS: readonly string[] = ["NotImplemented", "501"];

/**
 * Heads of the current objects under a prefix, in byte order, one page a request. What lies under reserved
 * names is the driver's own and left out.
 */
export async function* listS3Objects(access: S3Access, prefix: string, after?: string): AsyncGenerator<Head> {
  if (!canStartKey(prefix)) return;
  const { bucket, prefix: area } = access.place;
  const behind = after === undefined ? undefined : `${area}${after}`;
  const asked = { Bucket: bucket, Prefix: `${area}${askable(prefix)}`, after: behind, EncodingType: "url" } as const;
  for await (const said of currentVersions(access, asked)) {
    const key = said.Key.slice(area.length);
    if (!key.startsWith(prefix) || isOurOwn(key)) continue;
    if (after === undefined || compareKeys(key, after) > 0) yield s3Head(key, said);
  }
}

/** The keys of the same. */
export async function* keysOfS3(access: S3Access, prefix: string): AsyncGenerator<string> {
  for await (const { key } of listS3Objects(access, prefix)) yield key;
}

/** A prefix that ends in dots is a path to some servers, and refused; what it starts with is not. */
function askable(prefix: string): string {
  return prefix.replace(/\.+$/, "");
}

/** What the driver keeps, and the marks some tools leave to show an empty folder, are no objects of the port. */
function isOurOwn(key: string): boolean {
  return key.endsWith("/") || isReservedSegment(key.split("/", 1)[0] ?? "");
}

type Listed = ObjectVersion & { readonly Key: string };

/**
 * A listing of versions says the id of each object's version, as HEAD and GET do; a plain one does not. It gives
 * versions of a key newest first, so of a key that a page ended in, the next page holds none that is current,
 * whatever it says of them.
 */
async function* currentVersions(access: S3Access, asked: Asked): AsyncGenerator<Listed> {
  let page = await versionsPage(access, asked, { KeyMarker: asked.after });
  if (page === undefined) return yield* plainPages(access, asked);
  let begun: string | undefined;
  while (page !== undefined) {
    const latest = page.Versions?.filter(({ IsLatest }) => IsLatest === true);
    for (const said of decoded(latest, page)) if (said.Key !== begun) yield said;
    if (page.IsTruncated !== true) return;
    begun = lastKey(page);
    const KeyMarker = decodedKey(page.NextKeyMarker, page);
    page = await versionsPage(access, asked, { KeyMarker, VersionIdMarker: page.NextVersionIdMarker });
  }
}

/** Taken from what was listed: servers differ in whether the marker of the next page is of this one. */
function lastKey(page: ListObjectVersionsCommandOutput): string | undefined {
  const ends = [page.Versions?.slice(-1), page.DeleteMarkers?.slice(-1)].flatMap((end) => decoded(end, page));
  return ends
    .map(({ Key }) => Key)
    .sort(compareKeys)
    .at(-1);
}

function versionsPage(
  access: S3Access,
  { after: _, ...asked }: Asked,
  from: { readonly KeyMarker: string | undefined; readonly VersionIdMarker?: string | undefined },
): Promise<ListObjectVersionsCommandOutput | undefined> {
  return callS3(access, LISTING, (client: S3) => client.listObjectVersions({ ...asked, ...from }), NO_VERSIONS);
}

async function* plainPages(access: S3Access, { after, ...asked }: Asked): AsyncGenerator<Listed> {
  let token: string | undefined;
  do {
    const from = token === undefined ? { StartAfter: after } : { ContinuationToken: token };
    const page: ListObjectsV2CommandOutput | undefined = await callS3(access, LISTING, (client) =>
      client.listObjectsV2({ ...asked, ...from }),
    );
    yield* decoded(page?.Contents, page ?? {});
    token = page?.IsTruncated === true ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
}

interface Encoded {
  readonly EncodingType?: string | undefined;
}

function decoded(said: readonly { readonly Key?: string | undefined }[] | undefined, page: Encoded): readonly Listed[] {
  return (said ?? []).map((one) => ({ ...one, Key: decodedKey(one.Key, page) ?? "" }));
}

/** Keys are asked for percent-encoded, since XML cannot hold every character; some servers send them plain all the same. */
export function decodedKey(key: string | undefined, { EncodingType }: Encoded): string | undefined {
  return key === undefined || EncodingType !== "url" ? key : decodeURIComponent(key.replaceAll("+", " "));
}
