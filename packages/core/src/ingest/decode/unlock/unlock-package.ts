import { openCompound } from "../xls/open-compound.ts";
import { agileLock } from "./agile-lock.ts";
import { standardLock } from "./standard-lock.ts";

/** Decrypts what stands behind the length of an encrypted package. */
export type PackageLock = (data: Uint8Array) => Promise<Uint8Array>;

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0];
const LENGTH = 8;
const AGILE = 4;

/**
 * A workbook of 2007 or later as it would be without encryption, where Excel would open it without asking for a
 * password (MS-OFFCRYPTO 2.3.4); any other file as it is.
 */
export async function unlockPackage(bytes: Uint8Array): Promise<Uint8Array> {
  if (!SIGNATURE.every((byte, at) => bytes[at] === byte)) return bytes;
  const compound = openCompound(bytes);
  const info = compound.stream("EncryptionInfo");
  const locked = compound.stream("EncryptedPackage");
  if (info === undefined || locked === undefined || info.length < LENGTH || locked.length < LENGTH) return bytes;
  const lock = await openLock(info);
  if (lock === undefined) return bytes;
  const length = new DataView(locked.buffer, locked.byteOffset).getUint32(0, true);
  return (await lock(locked.subarray(LENGTH))).subarray(0, length);
}

function openLock(info: Uint8Array): Promise<PackageLock | undefined> {
  const view = new DataView(info.buffer, info.byteOffset, info.byteLength);
  const [major, minor] = [view.getUint16(0, true), view.getUint16(2, true)];
  if (major === AGILE && minor === AGILE) return agileLock(new TextDecoder().decode(info.subarray(LENGTH)));
  return major >= 2 && major <= 4 && minor === 2 ? standardLock(view) : Promise.resolve(undefined);
}
