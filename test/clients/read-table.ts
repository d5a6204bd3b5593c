/** A table as a client read it: every value as text or null, numbers with four places, and sums of its own. */
export interface ReadTable {
  /** The type of each column, as the client names it, in the order of the file. */
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly (string | null)[])[];
  /** Of the columns of decimals; none for a client that does not add up. */
  readonly sums: Readonly<Record<string, string | null>>;
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
}

/** The tables of a snapshot by name. */
export type ReadTables = Readonly<Record<string, ReadTable>>;
