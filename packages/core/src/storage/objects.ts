/** What a store says of an object without its bytes. */
export interface Head {
  readonly key: string;
  /** Opaque; equal versions of one key hold equal bytes. */
  readonly version: string;
  readonly size: number;
  /** When these bytes arrived, ISO time with milliseconds; a bucket knows whole seconds. Never used as a version. */
  readonly modified: string;
}

export interface StoredObject extends Head {
  readonly bytes: Uint8Array;
}

/** The `code` of the error with which a driver refuses to read an object that is too large, before it takes it in. */
export const TOO_LARGE = "EntityTooLarge";

/** `absent`: only if the key holds nothing. A version: only if the key still holds it. */
export type Condition = { readonly if: "absent" } | { readonly if: "version"; readonly version: string };

export type PutResult =
  | { readonly done: true; readonly version: string }
  /** The condition did not hold; nothing was written. */
  | { readonly done: false };

/**
 * Where bytes are kept. Keys are `/`-separated; an empty, `.` or `..` segment is refused
 * with a `RangeError`. A driver that cannot honour a condition must refuse, never ignore it.
 */
export interface Objects {
  /** What the key holds; with a version, that one while the store has it, and nothing else in its place. */
  get(key: string, version?: string): Promise<StoredObject | undefined>;
  head(key: string): Promise<Head | undefined>;
  put(key: string, bytes: Uint8Array, condition?: Condition): Promise<PutResult>;
  /** In byte order of key; `after` starts behind that key. */
  list(prefix: string, after?: string): AsyncIterable<Head>;
  /** The keys that `list` gives, without what the store says of each: a folder on a disk need open none of them for that. */
  keys(prefix: string): AsyncIterable<string>;
  /**
   * The names right behind `prefix` that have keys below them, in byte order of the names with their slashes; a step a name,
   * however many keys are below. A bucket that keeps versions may name one whose keys were all deleted. `RangeError` for a
   * prefix that is not empty and does not end in a slash.
   */
  folders(prefix: string): AsyncIterable<string>;
  delete(key: string): Promise<void>;
}

/** The two areas of a store: what councils may write, and what only we write. */
export interface Store {
  readonly uploads: Objects;
  readonly data: Objects;
}
