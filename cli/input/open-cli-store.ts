import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { openStore } from "@council-returns/core/storage/open-store.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import type { CliPowers } from "../powers.ts";
import { serverOptions } from "./server-options.ts";

/** A store, and the address it was opened at: a folder's full path, or a bucket's URL. */
export interface OpenedStore {
  readonly address: string;
  readonly store: ReturnType<typeof openStore>;
}

interface Wanted {
  readonly store?: string | undefined;
  /** False where a store may be begun. */
  readonly mustExist: boolean;
}

/**
 * Opens the store of `--store`, or else of RETURNS_STORE; a bucket at the server of RETURNS_ENDPOINT. Throws `InputError` where neither is given,
 * the address is not one of a store, or it must be there and is not.
 */
export function openCliStore(wanted: Wanted, { cwd, env }: Pick<CliPowers, "cwd" | "env">): OpenedStore {
  const given = wanted.store ?? env.RETURNS_STORE ?? "";
  if (given === "") {
    throw new InputError("No store was named. Add --store FOLDER or --store s3://BUCKET/PREFIX, or set RETURNS_STORE.");
  }
  const address = isUrl(given) ? given : resolve(cwd, given);
  if (wanted.mustExist && !isUrl(address) && !existsSync(address)) {
    throw new InputError(`There is no store at ${address}. Send returns to it first, or name another folder.`);
  }
  return { address, store: opened(address, env) };
}

function opened(address: string, env: CliPowers["env"]): OpenedStore["store"] {
  try {
    return openStore(address, isUrl(address) ? serverOptions(env) : {});
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : String(error));
  }
}

function isUrl(address: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(address);
}
