/** A number in four bytes, the lowest first. */
export function fourBytes(value: number): Uint8Array {
  return Uint8Array.of(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, (value >>> 24) & 255);
}

/** The first `length` bytes, with `filler` behind them where there are fewer. */
export function fitted(bytes: Uint8Array, length: number, filler: number): Uint8Array<ArrayBuffer> {
  const fit = new Uint8Array(length).fill(filler);
  fit.set(bytes.subarray(0, length));
  return fit;
}

/** True where both hold the same. */
export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
