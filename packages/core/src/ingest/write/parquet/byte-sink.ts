/** Bytes that are written one after another, with room for more. */
export interface ByteSink {
  bytes: Uint8Array<ArrayBuffer>;
  /** How many are written. */
  at: number;
}

/** Signs of a number that go into one byte of a variable length, and the flag that there are more. */
const [SEVEN_BITS, MORE] = [0x7f, 0x80];

/** An empty one that takes so many bytes before it must grow. */
export function openSink(room: number): ByteSink {
  return { bytes: new Uint8Array(room), at: 0 };
}

export function putByte(out: ByteSink, byte: number): void {
  if (out.at >= out.bytes.length) grow(out, 1);
  out.bytes[out.at] = byte;
  out.at += 1;
}

/** Four bytes, the last first. */
export function putUint32(out: ByteSink, value: number): void {
  for (let bits = 0; bits < 32; bits += 8) putByte(out, (value >>> bits) & 0xff);
}

/** A whole number of up to 32 bits that is not negative, seven bits at a time. */
export function putVarInt(out: ByteSink, value: number): void {
  let rest = value;
  for (; rest > SEVEN_BITS; rest >>>= 7) putByte(out, (rest & SEVEN_BITS) | MORE);
  putByte(out, rest);
}

export function putBytes(out: ByteSink, bytes: Uint8Array): void {
  if (out.at + bytes.length > out.bytes.length) grow(out, bytes.length);
  out.bytes.set(bytes, out.at);
  out.at += bytes.length;
}

/** A copy of what is written, with no room behind it. */
export function writtenBytes({ bytes, at }: ByteSink): Uint8Array<ArrayBuffer> {
  return bytes.slice(0, at);
}

function grow(out: ByteSink, more: number): void {
  const longer = new Uint8Array(Math.max(2 * out.bytes.length, out.at + more));
  longer.set(out.bytes);
  out.bytes = longer;
}
