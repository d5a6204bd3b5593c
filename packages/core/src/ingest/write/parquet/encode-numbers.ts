import { ByteWriter } from "hyparquet-writer";
import { deltaBinaryPack } from "hyparquet-writer/src/delta.js";
import { type Bounds, ENCODING, type Encoder, NO_VALUES } from "./encoding.ts";

/** Encodes at most `capacity` integers of 32 bits as what each is more than the one before. */
export function encodeInt32(capacity: number): Encoder<number> {
  const values = new Int32Array(capacity);
  let count = 0;
  let least = 0;
  let most = 0;
  return {
    add(value) {
      if (count === 0 || value < least) least = value;
      if (count === 0 || value > most) most = value;
      values[count] = value;
      count += 1;
    },
    done() {
      if (count === 0) return NO_VALUES;
      const out = new ByteWriter(count + 64);
      deltaBinaryPack(out, values.subarray(0, count), "INT32");
      const bounds = numberBounds(Int32Array.of(least, most));
      return { encoding: ENCODING.DELTA_BINARY_PACKED, bytes: out.getBytes(), bounds };
    },
  };
}

/** Encodes at most `capacity` integers of 64 bits as they are: nothing is quicker to read. */
export function encodeInt64(capacity: number): Encoder<bigint> {
  const values = new BigInt64Array(capacity);
  let count = 0;
  let least = 0n;
  let most = 0n;
  return {
    add(value) {
      if (count === 0 || value < least) least = value;
      if (count === 0 || value > most) most = value;
      values[count] = value;
      count += 1;
    },
    done() {
      if (count === 0) return NO_VALUES;
      const bytes = bytesOf(values.subarray(0, count));
      return { encoding: ENCODING.PLAIN, bytes, bounds: numberBounds(BigInt64Array.of(least, most)) };
    },
  };
}

function numberBounds(pair: Int32Array | BigInt64Array): Bounds {
  const bytes = bytesOf(pair);
  return { least: bytes.subarray(0, pair.BYTES_PER_ELEMENT), most: bytes.subarray(pair.BYTES_PER_ELEMENT) };
}

/** Parquet's numbers are little-endian, as are those of every machine this runs on. */
function bytesOf({ buffer, byteOffset, byteLength }: Int32Array | BigInt64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
