import { openDuckdbTables } from "@council-returns/core/storage/duckdb-tables.ts";

/** Opens the engine commands work with. */
export const openTables = () => openDuckdbTables();
