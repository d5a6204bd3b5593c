import * as z from "zod";
import { SCANNER_OBJECT } from "../filing/scanner-object.ts";
import { keyFault } from "./key-rules.ts";
import type { StoreAddresses } from "./open-store.ts";
import { placeWithin, type S3Place, s3Place } from "./s3-place.ts";
import { versionText } from "./s3-version.ts";

/** Why an event will never lead to a receipt. */
export type NeverReason = "unreadable-event" | "not-ours" | "unusable-key" | "not-clean";

/** What one record of an event document says of the uploads. */
export type UploadEvent =
  | {
      readonly kind: "upload";
      /** How its key may be meant: servers write it encoded or as it is, and some keys could be either. */
      readonly keys: readonly string[];
      /** As the store writes versions; left out where the event names none. */
      readonly version?: string | undefined;
      /** True where a malware scan says so; an event of the upload itself says nothing of it. */
      readonly clean: boolean;
    }
  | { readonly kind: "ignored"; readonly why: string }
  | {
      readonly kind: "never";
      readonly reason: NeverReason;
      readonly says: string;
      /** Which upload a malware scan held back. */
      readonly held?: { readonly keys: readonly string[]; readonly version?: string | undefined };
    };

const test = z.object({ Event: z.literal("s3:TestEvent") });

const text = z.string().optional().catch(undefined);

const record = z.object({
  eventName: z.string(),
  s3: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({ key: z.string(), eTag: text, versionId: text }),
  }),
});

const notification = z.object({ Records: z.array(z.unknown()) });

const SCAN = "GuardDuty Malware Protection Object Scan Result";

const scan = z.object({
  "detail-type": z.literal(SCAN),
  source: z.literal("aws.guardduty"),
  detail: z.object({
    s3ObjectDetails: z.object({
      bucketName: z.string(),
      objectKey: z.string(),
      eTag: text,
      versionId: z.string().nullish().catch(undefined),
    }),
    scanResultDetails: z.object({ scanResultStatus: z.string() }),
  }),
});

/** Reads event documents about the uploads of a store. */
export type ReadUploadEvents = (document: unknown) => readonly UploadEvent[];

/**
 * Says how to read the documents with which an S3 server tells what happened, or a malware scan what it found, at a store
 * in a bucket. AWS, MinIO and versitygw write them with keys encoded or raw, ETags quoted or not, and event names with
 * `s3:` or without. Nothing is thrown for a document, whatever it holds. Throws for an address that is not `s3://`.
 */
export function openUploadEvents(address: string | StoreAddresses): ReadUploadEvents {
  const uploads = typeof address === "string" ? placeWithin(s3Place(address), "uploads") : s3Place(address.uploads);
  return (document) => {
    if (test.safeParse(document).success) return [{ kind: "ignored", why: "a test event" }];
    const scanned = scan.safeParse(document);
    if (scanned.success) return [readScan(scanned.data, uploads)];
    const notified = notification.safeParse(document);
    if (!notified.success) return [unreadable("it is neither a bucket's event nor the result of a scan")];
    return notified.data.Records.map((one) => readRecord(one, uploads));
  };
}

function readRecord(document: unknown, uploads: S3Place): UploadEvent {
  const parsed = record.safeParse(document);
  if (!parsed.success) return unreadable("a record of it names no event, bucket or key");
  const { eventName, s3 } = parsed.data;
  if (!/^(?:s3:)?ObjectCreated:/.test(eventName)) return { kind: "ignored", why: "nothing was written" };
  const { key, eTag: ETag, versionId: VersionId } = s3.object;
  const written = [...new Set([decodedKey(key) ?? key, key])];
  return uploadEvent({ bucket: s3.bucket.name, keys: written, version: versionText({ ETag, VersionId }) }, uploads);
}

/** Keys of EventBridge are written as they are. */
function readScan({ detail }: z.infer<typeof scan>, uploads: S3Place): UploadEvent {
  const { bucketName: bucket, objectKey, eTag: ETag, versionId } = detail.s3ObjectDetails;
  const version = versionText({ ETag, VersionId: versionId ?? undefined });
  const event = uploadEvent({ bucket, keys: [objectKey], version }, uploads);
  const { scanResultStatus: status } = detail.scanResultDetails;
  if (event.kind !== "upload" || status === "NO_THREATS_FOUND") {
    return event.kind === "upload" ? { ...event, clean: true } : event;
  }
  const says = `the malware scan did not find it clean: ${status}`;
  return { kind: "never", reason: "not-clean", says, held: { keys: event.keys, version: event.version } };
}

interface Written {
  readonly bucket: string;
  readonly keys: readonly string[];
  readonly version: string;
}

function uploadEvent({ bucket, keys: written, version }: Written, uploads: S3Place): UploadEvent {
  if (bucket === uploads.bucket && written.includes(SCANNER_OBJECT)) {
    return { kind: "ignored", why: "the scanner's own object" };
  }
  const within = written.filter((key) => key.startsWith(uploads.prefix)).map((key) => key.slice(uploads.prefix.length));
  if (bucket !== uploads.bucket || within.length === 0) {
    return { kind: "never", reason: "not-ours", says: "it is about another bucket, or another part of the bucket" };
  }
  if (within.some((key) => key === "" || key.endsWith("/"))) return { kind: "ignored", why: "a mark of a folder" };
  const keys = within.filter((key) => keyFault(key) === undefined);
  const fault = keyFault(within[0] ?? "");
  if (keys.length === 0) {
    return { kind: "never", reason: "unusable-key", says: `no store can hold its key: ${fault}` };
  }
  return { kind: "upload", keys, version: version === "" ? undefined : version, clean: false };
}

/** A key as AWS and MinIO encode it; undefined where it is not encoded so. */
function decodedKey(key: string): string | undefined {
  try {
    return decodeURIComponent(key.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}

function unreadable(says: string): UploadEvent {
  return { kind: "never", reason: "unreadable-event", says };
}
