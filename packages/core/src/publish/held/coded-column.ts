/** A place among the values of a column, as narrow as they are few. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** A column of which each different value is held once, and where in `entries` that of each row is. */
export interface CodedColumn<T> {
  readonly codes: Codes;
  readonly entries: readonly T[];
}

/** A column that is filled a row at a time. */
export interface ColumnKeeper<T> {
  add(value: T): void;
  /** The rows so far, as they stand. */
  held(): CodedColumn<T>;
}

const FIRST_ROOM = 1024;

/** An empty column. Values are told apart as a `Map` tells its keys apart. */
export function openColumn<T>(): ColumnKeeper<T> {
  const places = new Map<T, number>();
  const entries: T[] = [];
  let codes: Codes = new Uint8Array(FIRST_ROOM);
  let rows = 0;
  let last = -1;
  let lastValue: T | undefined;
  const placeOf = (value: T): number => {
    const known = places.get(value);
    if (known !== undefined) return known;
    places.set(value, entries.length);
    if (entries.length > mostOf(codes)) codes = wider(codes);
    return entries.push(value) - 1;
  };
  return {
    add(value) {
      // Rows of one kind come one after another: most have what the one before has.
      if (value !== lastValue || last < 0) {
        last = placeOf(value);
        lastValue = value;
      }
      if (rows === codes.length) codes = longer(codes);
      codes[rows] = last;
      rows += 1;
    },
    held: () => ({ codes: codes.subarray(0, rows), entries }),
  };
}

/** The value of a row. */
export function at<T>({ codes, entries }: CodedColumn<T>, row: number): T {
  return entries[codes[row] as number] as T;
}

/** The same column with its rows in another order. */
export function inOrder<T>({ codes, entries }: CodedColumn<T>, order: Uint32Array): CodedColumn<T> {
  const ordered = roomFor(codes.BYTES_PER_ELEMENT, order.length);
  for (let row = 0; row < order.length; row += 1) ordered[row] = codes[order[row] as number] as number;
  return { codes: ordered, entries };
}

function mostOf({ BYTES_PER_ELEMENT: bytes }: Codes): number {
  return 2 ** (8 * bytes) - 1;
}

function wider(codes: Codes): Codes {
  const twice = roomFor(codes.BYTES_PER_ELEMENT * 2, codes.length);
  twice.set(codes);
  return twice;
}

function longer(codes: Codes): Codes {
  const twice = roomFor(codes.BYTES_PER_ELEMENT, codes.length * 2);
  twice.set(codes);
  return twice;
}

function roomFor(bytes: number, rows: number): Codes {
  if (bytes === 1) return new Uint8Array(rows);
  return bytes === 2 ? new Uint16Array(rows) : new Uint32Array(rows);
}
