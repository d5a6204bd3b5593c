/** Makes the cipher RC4 with a key: what it is given is decrypted in place, and goes on where the last left off. */
export function rc4(key: Uint8Array): (bytes: Uint8Array) => Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  const swap = (one: number, other: number) => {
    const kept = state[one] ?? 0;
    state[one] = state[other] ?? 0;
    state[other] = kept;
  };
  for (let at = 0, to = 0; at < 256; at += 1) {
    to = (to + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 255;
    swap(at, to);
  }
  let from = 0;
  let to = 0;
  return (bytes) => {
    for (let at = 0; at < bytes.length; at += 1) {
      from = (from + 1) & 255;
      to = (to + (state[from] ?? 0)) & 255;
      swap(from, to);
      bytes[at] = (bytes[at] ?? 0) ^ (state[((state[from] ?? 0) + (state[to] ?? 0)) & 255] ?? 0);
    }
    return bytes;
  };
}
