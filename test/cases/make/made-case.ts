export type Line = readonly (string | number)[];

/** A case to be written: its file line by line, and what it is sent as. */
export interface MadeCase {
  readonly collection: string;
  readonly name: string;
  readonly asked: Readonly<Record<string, unknown>>;
  readonly lines: readonly Line[];
}

export const SYNTHETIC = "Synthetic data: generated for demonstration, not a council's figures";
