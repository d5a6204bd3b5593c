import type { DuckDBConnection } from "@duckdb/node-api";
import { quoteIdentifier, quoteLiteral } from "../publish/sql-quote.ts";
import { runStatement } from "./run-statement.ts";
import type { SqlRow, SqlValue } from "./tables.ts";

/** Where a database file keeps some text values of one column. */
export interface TextSegment {
  readonly block: number;
  /** Bytes from the start of the block's content. */
  readonly offset: number;
  readonly rows: number;
  readonly packing: "Uncompressed" | "Dictionary";
  /** The block that ends its values of more than 4 kB, which have blocks of their own. */
  readonly lastOverflow: number | undefined;
}

export interface StoredBlocks {
  readonly texts: readonly TextSegment[];
  readonly used: ReadonlySet<number>;
}

const TEXT_TYPES: readonly SqlValue[] = ["VARCHAR", "JSON", "BLOB"];
const TEXT_PACKINGS: readonly SqlValue[] = ["Uncompressed", "Dictionary"];
const FIXED_TYPES =
  /^(VALIDITY|BOOLEAN|DATE|TIME.*|INTERVAL|UUID|FLOAT|DOUBLE|DECIMAL\(.*\)|ENUM\(.*\)|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|.*\[\d*\])$/s;
/** Of fixed width, these write each byte: one value everywhere, runs, or all values with a set one under a NULL. */
const WHOLE_PACKINGS: readonly SqlValue[] = ["Constant", "RLE", "Uncompressed"];

/**
 * Where the tables named are in the file of the connection's current database, which must be checkpointed.
 * Throws for a type or a packing of which it is not known that each byte is written or can be cleared.
 */
export async function storedBlocks(connection: DuckDBConnection, tables: readonly string[]): Promise<StoredBlocks> {
  const texts: TextSegment[] = [];
  const used = new Set<number>();
  for (const { block } of await rowsOf(connection, "SELECT block_id AS block FROM pragma_metadata_info()")) {
    used.add(Number(block));
  }
  for (const table of tables) {
    const info = `pragma_storage_info(${quoteLiteral(quoteIdentifier(table))})`;
    const segments = await rowsOf(
      connection,
      `SELECT segment_type AS type, compression AS packing, block_id AS block, block_offset AS "offset", count AS "rows",
        additional_block_ids[-1] AS last_overflow FROM ${info}`,
    );
    segments.forEach(refuseUnknown);
    texts.push(...segments.filter(({ type }) => isText(type)).map(textSegment));
    const blocks = `SELECT DISTINCT unnest(list_append(additional_block_ids, block_id)) AS block FROM ${info}`;
    for (const { block } of await rowsOf(connection, blocks)) used.add(Number(block));
  }
  return { texts, used };
}

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<readonly SqlRow[]> {
  return (await runStatement(connection, sql)).rows;
}

function isText(type: SqlValue | undefined): boolean {
  return TEXT_TYPES.includes(type ?? null);
}

function refuseUnknown({ type, packing }: SqlRow): void {
  const packings = isText(type) ? TEXT_PACKINGS : FIXED_TYPES.test(String(type)) ? WHOLE_PACKINGS : [];
  if (packings.includes(packing ?? null)) return;
  throw new Error(
    `Cannot build the database: found values of type ${type} packed as ${packing}, which may carry bytes of other memory. Use another type, or avoid the packing.`,
  );
}

function textSegment({ block, offset, rows, packing, last_overflow }: SqlRow): TextSegment {
  return {
    block: Number(block),
    offset: Number(offset),
    rows: Number(rows),
    packing: packing === "Dictionary" ? "Dictionary" : "Uncompressed",
    lastOverflow: last_overflow === null ? undefined : Number(last_overflow),
  };
}
