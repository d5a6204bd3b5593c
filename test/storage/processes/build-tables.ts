/**
 * Builds the tables of `repeatable-tables.ts` and prints the hashes of the file made of them, and of the file made
 * of them as Parquet. Argument: `dirty`, to fill memory with chance before.
 */
import { openDuckdbTables } from "../../../packages/core/src/storage/duckdb-tables.ts";
import { built, builtOfParquet, dirty, makeTables, sha256 } from "../repeatable-tables.ts";

const tables = await openDuckdbTables();
if (process.argv[2] === "dirty") await dirty(tables);
await makeTables(tables);
process.stdout.write([await built(tables), await builtOfParquet(tables)].map(sha256).join(" "));
await tables.close();
