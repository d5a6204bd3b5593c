import { openTables } from "@council-returns/core/storage/open-tables.ts";

interface Shares {
  readonly DUCKDB_MEMORY?: string | undefined;
  readonly DUCKDB_THREADS: number;
  readonly AWS_LAMBDA_FUNCTION_MEMORY_SIZE?: number | undefined;
}

/** Says how to open DuckDB in a function. It takes half of what memory there is, since rows and figures lie in Node's own half. */
export function engineOf({ DUCKDB_MEMORY, DUCKDB_THREADS: threads, AWS_LAMBDA_FUNCTION_MEMORY_SIZE: all }: Shares) {
  const memoryLimit = DUCKDB_MEMORY ?? (all === undefined ? undefined : `${Math.floor(all / 2)}MB`);
  return () => openTables({ threads, ...(memoryLimit === undefined ? {} : { memoryLimit }) });
}
