/** A fault put into a copy of the sources on purpose, which a test has to catch. */
export interface Mutation {
  readonly name: string;
  /** Path from the project's root. */
  readonly file: string;
  /** Text that stands there exactly once. */
  readonly find: string;
  readonly put: string;
  /** The test file that is asked first, which is quicker; the others are asked if it sees nothing. */
  readonly by: string;
}

/** Faults in one file that one test file is to see: each a name, what is there, and what is put there instead. */
export function mutationsOf(
  file: string,
  by: string,
  faults: readonly (readonly [name: string, find: string, put: string])[],
): Mutation[] {
  return faults.map(([name, find, put]) => ({ name, file, find, put, by }));
}
