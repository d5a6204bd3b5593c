import { type ByteSink, openSink, putByte, putBytes, putVarInt, writtenBytes } from "./byte-sink.ts";
import { utf8 } from "./utf8.ts";

/** A value to be written in Thrift's compact protocol. Whole numbers are never negative here. */
export type Thrift =
  | { readonly type: typeof INT32 | typeof INT64; readonly value: number }
  | { readonly type: typeof FALSE }
  | { readonly type: typeof BINARY; readonly value: Uint8Array }
  | { readonly type: typeof LIST; readonly of: number; readonly items: readonly Thrift[] }
  | { readonly type: typeof LIST; readonly written: Uint8Array }
  | { readonly type: typeof STRUCT; readonly fields: readonly Field[] };

/** A field of a struct, by its id; one without a value is left out. */
export type Field = readonly [id: number, value: Thrift | undefined];

const FALSE = 2;
const INT32 = 5;
const INT64 = 6;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;

/** As many items no longer fit the first byte of a list. */
const MANY = 15;

/** Bytes that most lists written once fit into. */
const ROOM = 1024;

/** The flag that is not set. */
export const unset: Thrift = { type: FALSE };

export function int32(value: number): Thrift {
  return { type: INT32, value };
}

export function int64(value: number): Thrift {
  return { type: INT64, value };
}

export function binary(value: Uint8Array | string): Thrift {
  return { type: BINARY, value: typeof value === "string" ? utf8(value) : value };
}

/** Fields in the order of their ids. */
export function struct(...fields: readonly Field[]): Thrift {
  return { type: STRUCT, fields };
}

/** Items of one type. */
export function list(items: readonly Thrift[]): Thrift {
  return { type: LIST, of: items[0]?.type ?? STRUCT, items };
}

/** The same list as the bytes it is written as, for one that is written again and again. */
export function writtenList(items: readonly Thrift[]): Thrift {
  const out = openSink(ROOM);
  writeThrift(out, list(items));
  return { type: LIST, written: writtenBytes(out) };
}

/** Writes a value in Thrift's compact protocol (thrift-compact-protocol.md of Apache Thrift). */
export function writeThrift(out: ByteSink, thrift: Thrift): void {
  if (thrift.type === STRUCT) writeStruct(out, thrift.fields);
  else if (thrift.type === LIST) writeList(out, thrift);
  else if (thrift.type === BINARY) {
    putVarInt(out, thrift.value.length);
    putBytes(out, thrift.value);
  } else if (thrift.type !== FALSE) writeWhole(out, thrift.value);
}

function writeStruct(out: ByteSink, fields: readonly Field[]): void {
  let before = 0;
  for (const [id, value] of fields) {
    if (value === undefined) continue;
    putByte(out, ((id - before) << 4) | value.type);
    writeThrift(out, value);
    before = id;
  }
  putByte(out, 0);
}

function writeList(out: ByteSink, thrift: Extract<Thrift, { readonly type: typeof LIST }>): void {
  if ("written" in thrift) putBytes(out, thrift.written);
  else {
    const { of, items } = thrift;
    putByte(out, (Math.min(items.length, MANY) << 4) | of);
    if (items.length >= MANY) putVarInt(out, items.length);
    for (const item of items) writeThrift(out, item);
  }
}

/** Zigzag doubles a number that is not negative; it may then be longer than 32 bits. */
function writeWhole(out: ByteSink, value: number): void {
  let rest = value * 2;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) putByte(out, (rest % 0x80) | 0x80);
  putByte(out, rest);
}
