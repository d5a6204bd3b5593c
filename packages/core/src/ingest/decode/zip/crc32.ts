/** Eight tables of 256 in one: table `n` starts at `256 * n`. */
const TABLES = makeTables();

/**
 * CRC-32 (ISO 3309, the one of zip files) of `bytes`, going on from the checksum of the
 * bytes before them. Eight bytes a step (the "slicing by 8" of Kounavis and Berry, 2005),
 * because every byte of every workbook passes here.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const steps = bytes.length - (bytes.length % 8);
  let crc = ~before;
  for (let i = 0; i < steps; i += 8) {
    const low = crc ^ view.getInt32(i, true);
    const high = view.getInt32(i + 4, true);
    crc =
      (TABLES[1792 + (low & 0xff)] as number) ^
      (TABLES[1536 + ((low >>> 8) & 0xff)] as number) ^
      (TABLES[1280 + ((low >>> 16) & 0xff)] as number) ^
      (TABLES[1024 + (low >>> 24)] as number) ^
      (TABLES[768 + (high & 0xff)] as number) ^
      (TABLES[512 + ((high >>> 8) & 0xff)] as number) ^
      (TABLES[256 + ((high >>> 16) & 0xff)] as number) ^
      (TABLES[high >>> 24] as number);
  }
  for (let i = steps; i < bytes.length; i += 1) {
    crc = (TABLES[(crc ^ view.getUint8(i)) & 0xff] as number) ^ (crc >>> 8);
  }
  return ~crc >>> 0;
}

function makeTables(): Int32Array {
  const tables = new Int32Array(8 * 256);
  for (let index = 0; index < 256; index += 1) {
    let value = index;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    tables[index] = value;
  }
  for (let index = 256; index < tables.length; index += 1) {
    const value = tables[index - 256] as number;
    tables[index] = (value >>> 8) ^ (tables[value & 0xff] as number);
  }
  return tables;
}
