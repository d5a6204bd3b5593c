/** Whole numbers, or nothing, by place; eight bytes each where all of them fit, and four times as much where not. */
export type PackedWholes = BigInt64Array | readonly (bigint | null)[];

/** Stands for nothing: no sum of a return comes near it. */
const NOTHING = -(2n ** 63n);
const MOST = 2n ** 63n - 1n;

/** Packs numbers as tightly as they allow: a publication has millions, and an object for each takes the most of its memory. */
export function packWholes(values: readonly (bigint | null)[]): PackedWholes {
  if (values.some((value) => value !== null && (value <= NOTHING || value > MOST))) return values;
  const packed = new BigInt64Array(values.length);
  for (let at = 0; at < packed.length; at += 1) packed[at] = values[at] ?? NOTHING;
  return packed;
}

/** The number at a place; null where there is none. */
export function wholeAt(packed: PackedWholes, place: number): bigint | null {
  const value = packed[place] ?? null;
  return value === NOTHING && packed instanceof BigInt64Array ? null : value;
}
