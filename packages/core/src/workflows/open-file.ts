import type { Collection } from "../collections/define-collection.ts";
import type { Finding } from "../findings/finding.ts";
import type { ReadWatch } from "../ingest/decode/budget.ts";
import { decodeFile } from "../ingest/decode/decode-file.ts";
import type { Decoded } from "../ingest/decode/decoded.ts";
import { guardWorkbook } from "../ingest/guard/guard-workbook.ts";
import type { Limits } from "../ingest/limits.ts";

/** A file's cells, and why they may not be kept where they are about single people. */
export interface OpenedFile {
  readonly decoded: Decoded;
  /** Empty where the file may be kept. Names places, never values. */
  readonly personal: readonly Finding[];
}

interface OpenOptions {
  readonly limits?: Limits;
  /** Told how far reading is; left out, it costs nothing. */
  readonly watch?: ReadWatch | undefined;
}

/**
 * Decodes a file and looks for data about single people, before anything is done with it. Touches no store.
 * `collection` is what it was sent for, where that is known.
 */
export async function openFile(
  bytes: Uint8Array,
  collection?: Collection,
  { limits, watch }: OpenOptions = {},
): Promise<OpenedFile> {
  const decoded = await decodeFile(bytes, limits, watch);
  return { decoded, personal: decoded.kind === "workbook" ? guardWorkbook(decoded.workbook, collection) : [] };
}
