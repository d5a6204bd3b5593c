/** What a sender says of a header over a table: which column it is, or that it is none of those asked for. */
export type HeaderAnswer =
  | { readonly decided: "is this column"; readonly column: string }
  | { readonly decided: "is not asked for"; readonly column: null };

/** The file, and the cell in it, that an answer was given about. */
export interface MappingSource {
  readonly file: string;
  readonly sha256: string;
  readonly sheet: string;
  readonly cell: string;
}

/** Answers hold for one council (or `national`) and one edition of a collection. */
export interface MappingPlace {
  readonly collection: string;
  readonly edition: string;
  readonly authority: string;
}

export type MappingEvent = "confirmed" | "withdrawn";

/** The body of an object under `mappings/`: an answer, or one taken back. */
export type MappingEntry = MappingPlace &
  HeaderAnswer & {
    readonly format: "council-returns/mapping/1";
    readonly event: MappingEvent;
    readonly table: string;
    /** As the file had it, stacked headers joined by ` / `; compared folded, as the matcher does. */
    readonly header: string;
    /** Who said so, as the caller names them. */
    readonly by: string;
    /** ISO time. */
    readonly at: string;
    readonly from: MappingSource;
  };

/** An entry with what its key says. */
export interface LoggedMapping {
  readonly n: number;
  readonly id: string;
  readonly entry: MappingEntry;
}

/** An answer that holds. `id` is that of the entry that gave it. */
export type Mapping = HeaderAnswer &
  Pick<MappingEntry, "table" | "header" | "by" | "at" | "from"> & { readonly id: string };
