/** A value as the engine gives it: decimals and 64-bit integers never pass through a double. */
export type SqlValue = string | number | bigint | boolean | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

export interface SqlResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly SqlRow[];
}

/** A query engine over Parquet, for the length of one piece of work. */
export interface Tables {
  /**
   * Makes Parquet files readable under one table name; columns are matched by name. Only those named, where some are: the
   * first file then has every one of them.
   */
  load(name: string, files: readonly Uint8Array[], columns?: readonly string[]): Promise<void>;
  /** Runs one statement. DECIMAL, DATE and TIMESTAMP values come back as text, BIGINT as bigint. */
  query(sql: string): Promise<SqlResult>;
  /**
   * The tables named, in the order given, as one self-contained database file with comments and views, readable by
   * DuckDB 1.1 and later: those given as Parquet, and of the others the loaded ones.
   */
  database(contents: DatabaseContents): Promise<Uint8Array>;
  /** The rows of a SELECT as one Parquet file; with an ORDER BY that leaves nothing open, the same rows give the same bytes. */
  parquet?(select: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** What answers the questions of a roll-up: the same text, whatever the engine. */
export type RollUpEngine = Pick<Tables, "load" | "query" | "close" | "parquet">;

export interface DatabaseContents {
  readonly tables: readonly {
    readonly name: string;
    readonly comment: string;
    readonly columns: Readonly<Record<string, string>>;
    /** Its rows, in their order; left out, those of the loaded table of its name. */
    readonly parquet?: Uint8Array | undefined;
  }[];
  readonly views: readonly {
    readonly name: string;
    readonly comment: string;
    readonly sql: string;
    /** Descriptions by column, as of a table. */
    readonly columns: Readonly<Record<string, string>>;
  }[];
}

const VALUES = Symbol("values");

/** What has rows. Where they are held by column, that is kept beside them, unseen. */
type PerhapsByColumn = SqlResult & { readonly [VALUES]?: SqlValues };

/** A list of values for each column. */
export type SqlValues = readonly (readonly SqlValue[])[];

/**
 * A result held by column: a row of a hundred columns takes ten times the memory as an object, and is made only when it
 * is first asked for.
 */
export function resultByColumn(columns: SqlResult["columns"], values: SqlValues): SqlResult {
  let made: readonly SqlRow[] | undefined;
  const result = {
    columns,
    get rows() {
      made ??= rowsOf(columns, values);
      return made;
    },
  };
  return Object.defineProperty(result, VALUES, { value: values });
}

/** The values of a result by column, without making rows of what is held so already. */
export function valuesByColumn(result: PerhapsByColumn): SqlValues {
  return result[VALUES] ?? result.columns.map(({ name }) => result.rows.map((row) => row[name] ?? null));
}

function rowsOf(columns: SqlResult["columns"], values: SqlValues): readonly SqlRow[] {
  return (values[0] ?? []).map((_, at) => {
    const row: Record<string, SqlValue> = {};
    for (const [column, { name }] of columns.entries()) row[name] = values[column]?.[at] ?? null;
    return row;
  });
}
