import { ByteWriter } from "hyparquet-writer";
import { writeRleBitPackedHybrid } from "hyparquet-writer/src/encoding.js";
import { openSink, putByte, putVarInt } from "./byte-sink.ts";

/** How long one run gets. */
const MOST_BYTES = 6;

/** Small whole numbers of so many bits each, in Parquet's mix of runs and packed bits. */
export function encodeRuns(values: Uint8Array | Uint32Array, bits: number): Uint8Array {
  const out = new ByteWriter(64);
  writeRleBitPackedHybrid(out, values, bits);
  return out.getBytes();
}

/** The same number so many times, as one run. It has up to eight bits. */
export function encodeRun(value: number, times: number): Uint8Array {
  const out = openSink(MOST_BYTES);
  putVarInt(out, times << 1);
  putByte(out, value);
  return out.bytes.subarray(0, out.at);
}
