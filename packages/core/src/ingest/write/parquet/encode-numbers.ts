import { ByteWriter } from "hyparquet-writer";
import { deltaBinaryPack } from "hyparquet-writer/src/delta.js";
import { type Bounds, ENCODING, type EncodedValues, type Encoder, NO_VALUES } from "./encoding.ts";

/** Encodes at most `capacity` integers of 32 bits as what each is more than the one before. */
export function encodeInt32(capacity: number): Encoder<number> {
  const integers = new Int32Array(capacity);
  let count = 0;
  return {
    add(values) {
      integers.set(values, count);
      count += values.length;
    },
    done() {
      if (count === 0) return NO_VALUES;
      const all = integers.subarray(0, count);
      const out = new ByteWriter(count + 64);
      deltaBinaryPack(out, all, "INT32");
      const least = all.reduce((before, value) => Math.min(before, value));
      const most = all.reduce((before, value) => Math.max(before, value));
      const bounds = numberBounds(Int32Array.of(least, most));
      return { encoding: ENCODING.DELTA_BINARY_PACKED, bytes: out.getBytes(), bounds };
    },
  };
}

/** Encodes whole numbers, and knows the size of the largest. */
export interface Int64Encoder extends Encoder<bigint> {
  /** Without its sign. */
  largest(): bigint;
}

/**
 * Encodes at most `capacity` integers of 64 bits as they are: nothing is quicker to read. Larger ones lose their
 * first bits: the caller sees to it, by `largest`, that there are none.
 */
export function encodeInt64(capacity: number): Int64Encoder {
  const integers = new BigInt64Array(capacity);
  let count = 0;
  let least = 0n;
  let most = 0n;
  return {
    add(values) {
      if (count === 0) [least, most] = [values[0] ?? 0n, values[0] ?? 0n];
      for (const value of values) {
        if (value < least) least = value;
        else if (value > most) most = value;
        integers[count] = value;
        count += 1;
      }
    },
    largest: () => (-least > most ? -least : most),
    done() {
      if (count === 0) return NO_VALUES;
      return plainInt64(integers.subarray(0, count), { least, most });
    },
  };
}

/** All values of a column of integers of 64 bits, of which there is one. */
export function wholesAsTheyAre(integers: BigInt64Array): EncodedValues {
  let [least = 0n] = integers;
  let most = least;
  for (const value of integers) {
    if (value < least) least = value;
    else if (value > most) most = value;
  }
  return plainInt64(integers, { least, most });
}

function plainInt64(
  integers: BigInt64Array,
  { least, most }: { readonly least: bigint; readonly most: bigint },
): EncodedValues {
  const bounds = numberBounds(BigInt64Array.of(least, most));
  return { encoding: ENCODING.PLAIN, bytes: bytesOf(integers), bounds };
}

function numberBounds(pair: Int32Array | BigInt64Array): Bounds {
  const bytes = bytesOf(pair);
  return { least: bytes.subarray(0, pair.BYTES_PER_ELEMENT), most: bytes.subarray(pair.BYTES_PER_ELEMENT) };
}

/** Parquet's numbers are little-endian, as are those of every machine this runs on. */
function bytesOf({ buffer, byteOffset, byteLength }: Int32Array | BigInt64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
