import { quoteIdentifier } from "../sql-quote.ts";

/** The statement that makes a view of a SELECT. */
export function createViewSql(name: string, sql: string): string {
  return `CREATE VIEW ${quoteIdentifier(name)} AS ${sql}`;
}
