import type { ReturnPlace } from "./entry.ts";
import type { MappingEntry, MappingPlace } from "./mapping.ts";

/** The authority segment of a file that many authorities are in. */
export const NATIONAL = "national";

/** What an upload's key says. Segments are as written; nothing has been looked up yet. */
export interface UploadKey extends ReturnPlace {
  readonly name: string;
  /** True under `check/`: checked and answered, never counted. */
  readonly checkOnly: boolean;
  /** Id of the form it was posted with, which is not part of the name. */
  readonly form?: string;
}

/** A form lets in one key that nobody else has: two files of one name never take each other's place. */
const BY_FORM = /^form-([0-9a-f]{20})-(.+)$/su;

/** Reads `<collection>/<period>/<authority>/<name>`, `check/` before it or not; undefined where a part is missing. */
export function parseUploadKey(key: string): UploadKey | undefined {
  const checkOnly = key.startsWith("check/");
  const [collection, period, authority, ...rest] = (checkOnly ? key.slice("check/".length) : key).split("/");
  const name = rest.join("/");
  if (!collection || !period || !authority || name === "") return undefined;
  const [, form, plain] = BY_FORM.exec(name) ?? [];
  const named = { collection, period, authority, name: plain ?? name, checkOnly };
  return form === undefined ? named : { ...named, form };
}

/** Where an upload of this name belongs among the uploads; with the id of a form, where what is posted with it does. */
export function uploadKey(place: ReturnPlace, name: string, form?: string): string {
  return `${placePath(place)}/${form === undefined ? "" : `form-${form}-`}${name}`;
}

/** To whom a form for an upload was given, and for what. */
export function formKey(id: string): string {
  return `forms/${id}.json`;
}

export function originalKey(sha256: string): string {
  return `originals/${sha256}`;
}

export function rowsKey(place: ReturnPlace, submission: string, table: string): string {
  return `rows/${place.collection}/period=${place.period}/authority=${place.authority}/${submission}-${table}.parquet`;
}

export function receiptKey(place: ReturnPlace, submission: string): string {
  return `receipts/${placePath(place)}/${submission}/receipt.json`;
}

/** Where receipts lie: those of one return, or all. */
export function receiptsPrefix(place?: ReturnPlace): string {
  return place === undefined ? "receipts/" : `receipts/${placePath(place)}/`;
}

/** What was given up, with the reason: `dead-letters/<day>/<id>.json`. */
export function deadLetterKey(day: string, id: string): string {
  return `dead-letters/${day}/${id}.json`;
}

/** Receipt of an upload whose key says no collection, period or authority we know. */
export function unfiledReceiptKey(submission: string): string {
  return `receipts/unfiled/${submission}/receipt.json`;
}

/** What may lie beside a `receipt.json`: the same for people, and their own file with what was found marked in it. */
export type BesideReceipt = "receipt.html" | "marked.xlsx" | "marked.xlsm";

export function besideReceipt(receipt: string, name: BesideReceipt): string {
  return receipt.replace(/receipt\.json$/, name);
}

/** One object for each arrival dealt with, so that a listing tells what is still to do. */
export function arrivalKey(arrival: string): string {
  return `arrivals/${arrival}`;
}

/** That a malware scan held an arrival back; it is no longer waited for, and opened only if a later scan lets it pass. */
export function heldKey(arrival: string): string {
  return `held/${arrival}`;
}

/** What had been confirmed for an arrival when it was first read: it is read so ever after. */
export function readingKey(arrival: string): string {
  return `readings/${arrival}.json`;
}

export function mappingPrefix({ collection, edition, authority }: MappingPlace): string {
  return `mappings/${collection}/${edition}/${authority}/`;
}

export function mappingKey(n: number, id: string, entry: MappingEntry): string {
  return `${mappingPrefix(entry)}${String(n).padStart(6, "0")}-${entry.event}-${id}.json`;
}

const MAPPING_KEY = /^mappings\/[^/]+\/[^/]+\/[^/]+\/(\d{6,})-(?:confirmed|withdrawn)-([0-9a-f]+)\.json$/;

/** Reads a mapping's key; undefined for any other object. */
export function parseMappingKey(key: string): { readonly n: number; readonly id: string } | undefined {
  const [, n, id] = MAPPING_KEY.exec(key) ?? [];
  return n === undefined || id === undefined ? undefined : { n: Number(n), id };
}

export function snapshotPrefix(collection: string, version: string): string {
  return `snapshots/${collection}/${version}/`;
}

/** Where the rows of a whole period lie in one file each, by what is in them. */
export function compactedPrefix({ collection, period }: Pick<ReturnPlace, "collection" | "period">, table: string) {
  return `compacted/${collection}/${table}/period=${period}/`;
}

/** Where a version lies that is made and not out yet, as far as the next must know it: no reader may see it there. */
export function draftPrefix(collection: string, manifestSha256: string): string {
  return `drafts/${collection}/${manifestSha256}/`;
}

/** The order in which versions may be written, an object each. */
export function turnsPrefix(collection: string): string {
  return `drafts/${collection}/turns/`;
}

export function turnKey(collection: string, n: number): string {
  return `${turnsPrefix(collection)}${String(n).padStart(6, "0")}.json`;
}

/** That a version was withdrawn, and why; beside its files, and none of them. */
export function withdrawalKey(collection: string, version: string): string {
  return `${snapshotPrefix(collection, version)}withdrawn.json`;
}

export function latestKey(collection: string): string {
  return `snapshots/${collection}/latest.json`;
}

/** The segments of a return, as keys have them. */
export function placePath({ collection, period, authority }: ReturnPlace): string {
  return `${collection}/${period}/${authority}`;
}
