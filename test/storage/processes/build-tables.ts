/** Builds the tables of `repeatable-tables.ts` and prints the hash of the file. Argument: `dirty`, to fill memory with chance before. */
import { openDuckdbTables } from "../../../packages/core/src/storage/duckdb-tables.ts";
import { built, dirty, makeTables, sha256 } from "../repeatable-tables.ts";

const tables = await openDuckdbTables();
if (process.argv[2] === "dirty") await dirty(tables);
await makeTables(tables);
process.stdout.write(sha256(await built(tables)));
await tables.close();
