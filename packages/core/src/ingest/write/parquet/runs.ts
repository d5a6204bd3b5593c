import { ByteWriter } from "hyparquet-writer";
import { writeRleBitPackedHybrid } from "hyparquet-writer/src/encoding.js";

/** Small whole numbers of so many bits each, in Parquet's mix of runs and packed bits. */
export function encodeRuns(values: Uint8Array | Uint32Array, bits: number): Uint8Array {
  const out = new ByteWriter(64);
  writeRleBitPackedHybrid(out, values, bits);
  return out.getBytes();
}

/** The same number so many times, as one run. It has up to eight bits. */
export function encodeRun(value: number, times: number): Uint8Array {
  const out = new ByteWriter(8);
  out.appendVarInt(times << 1);
  out.appendUint8(value);
  return out.getBytes();
}
