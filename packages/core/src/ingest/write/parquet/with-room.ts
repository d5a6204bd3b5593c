/** The same bytes where there is room for so many, else a longer copy of them. */
export function withRoom(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  if (size <= bytes.length) return bytes;
  const longer = new Uint8Array(Math.max(size, bytes.length * 2));
  longer.set(bytes);
  return longer;
}
