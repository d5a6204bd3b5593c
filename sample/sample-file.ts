/** A file as a council or a publisher would drop it in the store. */
export interface SampleFile {
  readonly collection: string;
  readonly period: string;
  /** Register code, or `national` for a file with many authorities in it. */
  readonly authority: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** 1 is dropped first; 2 mends what was broken on purpose in 1. */
  readonly wave: 1 | 2;
  /** What was broken on purpose, or that this mends it. */
  readonly note?: string;
}
