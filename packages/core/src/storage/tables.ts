/** A value as the engine gives it: decimals and 64-bit integers never pass through a double. */
export type SqlValue = string | number | bigint | boolean | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

export interface SqlResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly SqlRow[];
}

/** A query engine over Parquet, for the length of one piece of work. */
export interface Tables {
  /** Makes Parquet files readable under one table name; columns are matched by name. */
  load(name: string, files: readonly Uint8Array[]): Promise<void>;
  /** Runs one statement. DECIMAL, DATE and TIMESTAMP values come back as text, BIGINT as bigint. */
  query(sql: string): Promise<SqlResult>;
  /**
   * The loaded tables named, in the order given, as one self-contained database file with
   * comments and views, readable by DuckDB 1.1 and later.
   */
  database(contents: DatabaseContents): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** What answers the questions of a roll-up: the same text, whatever the engine. */
export type RollUpEngine = Pick<Tables, "load" | "query" | "close">;

export interface DatabaseContents {
  readonly tables: readonly {
    readonly name: string;
    readonly comment: string;
    readonly columns: Readonly<Record<string, string>>;
  }[];
  readonly views: readonly { readonly name: string; readonly comment: string; readonly sql: string }[];
}
