import { quoteIdentifier, quoteLiteral } from "../../publish/sql-quote.ts";
import type { S3Options } from "../s3-client.ts";
import type { RollUpEngine, Tables } from "../tables.ts";
import { type AthenaPlace, askAthena } from "./ask-athena.ts";
import { valuesSql } from "./values-sql.ts";

/** The rows of one table that are asked about: those of some submissions, where they lie in the store. */
export interface RowsInPlace {
  /** Name the questions have for them. */
  readonly name: string;
  /** Table of the catalogue over the folder they lie in, partitioned by `period`. */
  readonly catalogued: string;
  readonly columns: readonly string[];
  readonly period: string;
  readonly submissions: readonly string[];
  /** What the name of each file ends in; files of several tables lie side by side. */
  readonly ending: string;
}

export interface AthenaOptions extends AthenaPlace, Pick<S3Options, "endpoint" | "region" | "credentials"> {
  readonly rows: readonly RowsInPlace[];
  /** Reads the small tables that are handed in. */
  readonly openTables: () => Promise<Tables>;
}

/**
 * Athena over rows where they lie, for what is too much for one machine. Nothing is made in its catalogue: the rows that
 * count, and small tables that are loaded, are named in each statement. The SDK is loaded here.
 */
export async function openAthenaEngine(options: AthenaOptions): Promise<RollUpEngine> {
  const { Athena } = await import("@aws-sdk/client-athena");
  const { endpoint, region, credentials, openTables } = options;
  const client = new Athena({
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
    ...(credentials === undefined ? {} : { credentials }),
  });
  const named = new Map(options.rows.map((rows) => [rows.name, rowsSql(rows)]));
  return {
    async load(name, files) {
      const tables = await openTables();
      try {
        await tables.load(name, files);
        named.set(name, valuesSql(await tables.query(`SELECT * FROM ${quoteIdentifier(name)}`)));
      } finally {
        await tables.close();
      }
    },
    query: (sql) => askAthena(withNamed(sql, named), options, client),
    close: async () => client.destroy(),
  };
}

function rowsSql({ catalogued, columns, period, submissions, ending }: RowsInPlace): string {
  const chosen = columns.map(quoteIdentifier).join(", ");
  const like = quoteLiteral(`%${ending.replace(/[%_!]/g, "!$&")}`);
  return [
    `SELECT ${chosen} FROM ${quoteIdentifier(catalogued)}`,
    `WHERE "period" = ${quoteLiteral(period)} AND "$path" LIKE ${like} ESCAPE '!'`,
    `AND "submission" IN (${submissions.map(quoteLiteral).join(", ")})`,
  ].join(" ");
}

/** The statement with what it names before it; a statement that names things itself goes on naming them. */
function withNamed(sql: string, named: ReadonlyMap<string, string>): string {
  const used = [...named].filter(([name]) => sql.includes(quoteIdentifier(name)));
  const list = used.map(([name, query]) => `${quoteIdentifier(name)} AS (${query})`).join(",\n");
  if (list === "") return sql;
  return sql.startsWith("WITH ") ? `WITH ${list},\n${sql.slice("WITH ".length)}` : `WITH ${list}\n${sql}`;
}
