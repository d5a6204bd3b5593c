/** A place in bytes of Thrift's compact protocol; nothing is made of what is only passed over. */
export interface ThriftReader {
  readonly bytes: Uint8Array;
  at: number;
  /** Of the field or the items that come next. */
  type: number;
}

const TRUE = 1;
const FALSE = 2;
const INT16 = 4;
const INT64 = 6;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;
/** As many items no longer fit the first byte of a list. */
const MANY = 15;

/** Goes to the next field of a struct and gives its id, from that of the one before; 0 at the end, and before the first. */
export function nextField(reader: ThriftReader, before: number): number {
  const head = nextByte(reader);
  reader.type = head & 0x0f;
  if (head === 0) return 0;
  return head >> 4 === 0 ? readWhole(reader) : before + (head >> 4);
}

/** Goes to the first item of a list and gives how many there are. */
export function startList(reader: ThriftReader): number {
  const head = nextByte(reader);
  reader.type = head & 0x0f;
  return head >> 4 === MANY ? readVarInt(reader) : head >> 4;
}

/** Reads a whole number: the last bit is the sign. */
export function readWhole(reader: ThriftReader): number {
  const value = readVarInt(reader);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

/** Reads bytes, which are not copied. */
export function readBinary(reader: ThriftReader): Uint8Array {
  const length = readVarInt(reader);
  reader.at += length;
  return reader.bytes.subarray(reader.at - length, reader.at);
}

/** Passes over a value. Throws a `TypeError` for types that no footer of a Parquet file has, and where the bytes end early. */
export function skipValue(reader: ThriftReader): void {
  const { type } = reader;
  if (type >= INT16 && type <= INT64) readVarInt(reader);
  else if (type === BINARY) pass(reader, readVarInt(reader));
  else if (type === STRUCT) {
    for (let id = nextField(reader, 0); id > 0; id = nextField(reader, id)) skipValue(reader);
  } else if (type === LIST) skipItems(reader, startList(reader));
  else if (type !== TRUE && type !== FALSE) throw new TypeError(`Cannot read a value of type ${type} in a footer`);
}

function pass(reader: ThriftReader, bytes: number): void {
  reader.at += bytes;
}

function skipItems(reader: ThriftReader, count: number): void {
  const { type } = reader;
  for (let item = 0; item < count; item += 1) {
    reader.type = type;
    skipValue(reader);
  }
}

/** By multiplication: offsets in a file may be longer than 32 bits. */
function readVarInt(reader: ThriftReader): number {
  let value = 0;
  for (let unit = 1; ; unit *= 0x80) {
    const byte = nextByte(reader);
    value += (byte & 0x7f) * unit;
    if (byte < 0x80) return value;
  }
}

function nextByte(reader: ThriftReader): number {
  const byte = reader.bytes[reader.at];
  if (byte === undefined) throw new TypeError("Cannot read the footer of a Parquet file: it ends too early");
  reader.at += 1;
  return byte;
}
