import { existsSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { openStore, type StoreAddresses } from "@council-returns/core/storage/open-store.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import type { CliPowers } from "../powers.ts";
import { serverOptions } from "./server-options.ts";

/** A store, and where it was opened. */
export interface OpenedStore {
  /** As it was named: a folder's full path, or a bucket's URL. */
  readonly address: string;
  /** Where each of its two areas lies. */
  readonly areas: StoreAddresses;
  readonly store: ReturnType<typeof openStore>;
}

interface Wanted {
  readonly store?: string | undefined;
  /** False where a store may be begun. */
  readonly mustExist: boolean;
}

/**
 * Opens the store of `--store`, or else of RETURNS_STORE; a bucket at the server of RETURNS_ENDPOINT. Where
 * RETURNS_UPLOADS_STORE (`--uploads`) names another place, uploads lie there and all else at the store's address. Throws
 * `InputError` where no store is given, an address is none of a store, the two cannot be one store, or it must be there
 * and is not.
 */
export function openCliStore(wanted: Wanted, { cwd, env }: Pick<CliPowers, "cwd" | "env">): OpenedStore {
  const given = wanted.store ?? env.RETURNS_STORE ?? "";
  if (given === "") {
    throw new InputError("No store was named. Add --store FOLDER or --store s3://BUCKET/PREFIX, or set RETURNS_STORE.");
  }
  const address = fullAddress(given, cwd);
  if (wanted.mustExist && !isUrl(address) && !existsSync(address)) {
    throw new InputError(`There is no store at ${address}. Send returns to it first, or name another folder.`);
  }
  const uploads = env["RETURNS_UPLOADS_STORE"] ?? "";
  if (uploads === "") {
    const areas = { uploads: areaOf(address, "uploads"), data: areaOf(address, "data") };
    return { address, areas, store: opened(address, env) };
  }
  const areas = apart({ uploads: fullAddress(uploads, cwd), data: address });
  return { address, areas, store: opened(areas, env) };
}

function opened(at: string | StoreAddresses, env: CliPowers["env"]): OpenedStore["store"] {
  try {
    return openStore(at, isUrl(typeof at === "string" ? at : at.data) ? serverOptions(env) : {});
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : String(error));
  }
}

/** What is written among the data would be taken for uploads, were one inside the other. */
function apart({ uploads, data }: StoreAddresses): StoreAddresses {
  if (isUrl(uploads) !== isUrl(data)) {
    throw new InputError(`Cannot open a store at ${data} with uploads at ${uploads}: give two folders or two buckets.`);
  }
  if (isWithin(uploads, data) || isWithin(data, uploads)) {
    throw new InputError(
      `Cannot open a store at ${data} with uploads at ${uploads}: one lies inside the other. Give two places, or leave --uploads out: a store of one address has a folder for uploads.`,
    );
  }
  return { uploads, data };
}

function isWithin(inner: string, outer: string): boolean {
  const slash = isUrl(outer) ? "/" : sep;
  return `${inner}${slash}`.startsWith(`${outer}${slash}`);
}

function areaOf(address: string, area: string): string {
  return isUrl(address) ? `${address}/${area}` : join(address, area);
}

function fullAddress(given: string, cwd: string): string {
  return isUrl(given) ? given.replace(/(?<=[^/])\/$/, "") : resolve(cwd, given);
}

function isUrl(address: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(address);
}
