/** How values stand in a page, as `parquet.thrift` numbers the encodings. */
export const ENCODING = { PLAIN: 0, RLE: 3, DELTA_BINARY_PACKED: 5, DELTA_BYTE_ARRAY: 7, RLE_DICTIONARY: 8 } as const;

/** The values of one column of one row group, without the empty places between them. */
export interface EncodedValues {
  readonly encoding: (typeof ENCODING)[keyof typeof ENCODING];
  readonly bytes: Uint8Array;
  /** The different values, which `bytes` then points to. */
  readonly dictionary?: { readonly count: number; readonly bytes: Uint8Array };
  readonly bounds?: Bounds;
}

/** Least and most of a column, as the footer has them. */
export interface Bounds {
  readonly least: Uint8Array;
  readonly most: Uint8Array;
}

/** Takes the values of a column, some at a time, and encodes them. */
export interface Encoder<T> {
  add(values: readonly T[]): void;
  done(): EncodedValues;
}

/** What a column without any value holds. */
export const NO_VALUES: EncodedValues = { encoding: ENCODING.PLAIN, bytes: new Uint8Array() };
