/**
 * How much of a file is read before it is refused. Every limit that is passed is a finding. There is none on seconds:
 * by a clock, the same file would be read on one machine and refused on another. `parts`, `cells`, `ratio` and the bytes
 * bound the time instead, and the same file has the same findings everywhere.
 */
export interface Limits {
  readonly bytes: number;
  /** Bytes after decompression, all parts of the file together. */
  readonly inflatedBytes: number;
  /** Bytes of a part of a zip for each byte it is packed in, where it is large. Sheets of one row over and over reach 200. */
  readonly ratio: number;
  readonly sheets: number;
  /** Rows and columns that hold something, a sheet. */
  readonly rows: number;
  readonly columns: number;
  /** Non-empty cells, all sheets together. */
  readonly cells: number;
  /** Tags, records and blank cells passed through on the way to them: what bounds the time a file takes. */
  readonly parts: number;
  /** Findings kept for one file; the rest are counted. */
  readonly findings: number;
}

/**
 * Room for a large real return several times over. Whatever stays under them is checked within ten seconds and 512 MiB
 * on a small machine, which `npm run bench -- hostile` measures: where a reader grows slower, these are to come down.
 */
export const defaultLimits: Limits = {
  bytes: 100 * 1024 * 1024,
  inflatedBytes: 512 * 1024 * 1024,
  ratio: 400,
  sheets: 500,
  rows: 1_048_576,
  columns: 16_384,
  cells: 1_200_000,
  parts: 25_000_000,
  findings: 10_000,
};
