import { createCipheriv, createHash } from "node:crypto";
import { CFB } from "@e965/xlsx";
import { biffOf, biffRecord, bytesOf, low } from "./made-records.ts";

/** What Excel tries before it asks. */
const OWN = "VelvetSweatshop";
const SALT = Uint8Array.from({ length: 16 }, (_, at) => at * 11 + 3);
const PROOF = Uint8Array.from({ length: 16 }, (_, at) => 200 - at);

const wide = (text: string) => Uint8Array.from([...text].flatMap((sign) => [...low(sign.charCodeAt(0), 2)]));
const hash = (name: string, ...parts: readonly Uint8Array[]) =>
  new Uint8Array(
    createHash(name)
      .update(bytesOf(...parts))
      .digest(),
  );

/** RC4, as every description of it has it. */
function rc4(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const box = Array.from({ length: 256 }, (_, at) => at);
  let j = 0;
  const turn = (i: number) => {
    [box[i], box[j]] = [box[j] ?? 0, box[i] ?? 0];
  };
  for (let i = 0; i < 256; i += 1) {
    j = (j + (box[i] ?? 0) + (key[i % key.length] ?? 0)) % 256;
    turn(i);
  }
  j = 0;
  return bytes.map((byte, at) => {
    const i = (at + 1) % 256;
    j = (j + (box[i] ?? 0)) % 256;
    turn(i);
    return byte ^ (box[((box[i] ?? 0) + (box[j] ?? 0)) % 256] ?? 0);
  });
}

type Keys = (block: number) => Uint8Array;

/** The keys and the record of the encryption of Excel 97, with 40 bits. */
function plainPass(password: string): { keys: Keys; pass: Uint8Array } {
  const start = hash("md5", wide(password)).slice(0, 5);
  const base = hash("md5", ...Array.from({ length: 16 }, () => bytesOf(start, SALT))).slice(0, 5);
  const keys = (block: number) => hash("md5", base, Uint8Array.from(low(block, 4)));
  const proof = rc4(keys(0), bytesOf(PROOF, hash("md5", PROOF)));
  return { keys, pass: biffRecord(0x2f, low(1, 2), low(1, 2), low(1, 2), SALT, proof) };
}

/** The same with a provider of the system's encryptions, as Excel 2002 and 2003 wrote. */
function providerPass(password: string, bits: number): { keys: Keys; pass: Uint8Array } {
  const base = hash("sha1", SALT, wide(password));
  const filler = new Uint8Array(bits === 40 ? 11 : 0);
  const keys = (block: number) =>
    bytesOf(hash("sha1", base, Uint8Array.from(low(block, 4))).slice(0, bits / 8), filler);
  const proof = rc4(keys(0), bytesOf(PROOF, hash("sha1", PROOF)));
  const name = wide("Provider\0");
  const header = bytesOf(
    low(4, 4),
    low(0, 4),
    low(0x6801, 4),
    low(0x8004, 4),
    low(bits, 4),
    low(1, 4),
    low(0, 4),
    low(0, 4),
    name,
  );
  const verifier = bytesOf(low(16, 4), SALT, proof.slice(0, 16), low(20, 4), proof.slice(16));
  return {
    keys,
    pass: biffRecord(0x2f, low(1, 2), low(2, 2), low(2, 2), low(4, 4), low(header.length, 4), header, verifier),
  };
}

/** A worksheet stream with one sheet, encrypted: heads of records stay, and where a sheet stands. */
export function lockedBiff(
  how: "plain" | "provider 40" | "provider 128",
  texts: readonly string[],
  password = OWN,
): Uint8Array {
  const { keys, pass } =
    how === "plain" ? plainPass(password) : providerPass(password, how === "provider 40" ? 40 : 128);
  const cell = (text: string, row: number) =>
    biffRecord(0x204, low(row, 2), low(0, 2), low(0, 2), low(text.length, 2), 0, text);
  const stream = biffOf([], texts.map(cell), pass);
  const secret = stream.slice();
  for (let at = 0; at < stream.length; at += 1024) secret.set(rc4(keys(at / 1024), stream.slice(at, at + 1024)), at);
  for (let at = 0; at < stream.length; ) {
    const type = (stream[at] ?? 0) + (stream[at + 1] ?? 0) * 256;
    const length = (stream[at + 2] ?? 0) + (stream[at + 3] ?? 0) * 256;
    const open = type === 0x809 || type === 0x2f ? length : type === 0x85 ? 4 : 0;
    secret.set(stream.slice(at, at + 4 + open), at);
    at += 4 + length;
  }
  return secret;
}

function aes(mode: "ecb" | "cbc", key: Uint8Array, iv: Uint8Array | null, bytes: Uint8Array): Uint8Array {
  const cipher = createCipheriv(`aes-${key.length * 8}-${mode}`, key, iv).setAutoPadding(false);
  return bytesOf(cipher.update(padded(bytes)), cipher.final());
}

function padded(bytes: Uint8Array): Uint8Array {
  return bytesOf(bytes, new Uint8Array((16 - (bytes.length % 16)) % 16));
}

function packageOf(info: Uint8Array, length: number, data: Uint8Array): Uint8Array {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, "/EncryptionInfo", info);
  CFB.utils.cfb_add(container, "/EncryptedPackage", bytesOf(low(length, 4), low(0, 4), data));
  return Uint8Array.from(CFB.write(container, { type: "array" }));
}

/** A file encrypted as Excel 2007 does. */
export function standardPackage(file: Uint8Array, bits: 128 | 256, password = OWN): Uint8Array {
  let key = hash("sha1", SALT, wide(password));
  for (let turn = 0; turn < 50_000; turn += 1) key = hash("sha1", Uint8Array.from(low(turn, 4)), key);
  const last = hash("sha1", key, new Uint8Array(4));
  const half = (byte: number) =>
    hash(
      "sha1",
      Uint8Array.from({ length: 64 }, (_, at) => byte ^ (last[at] ?? 0)),
    );
  const secret = bytesOf(half(0x36), half(0x5c)).slice(0, bits / 8);
  const kind = bits === 128 ? 0x660e : 0x6610;
  const header = bytesOf(
    low(0x24, 4),
    low(0, 4),
    low(kind, 4),
    low(0x8004, 4),
    low(bits, 4),
    low(24, 4),
    low(0, 4),
    low(0, 4),
    [0, 0],
  );
  const proof = aes("ecb", secret, null, PROOF);
  const verifier = bytesOf(low(16, 4), SALT, proof, low(20, 4), aes("ecb", secret, null, hash("sha1", PROOF)));
  const info = bytesOf(low(4, 2), low(2, 2), low(0x24, 4), low(header.length, 4), header, verifier);
  return packageOf(info, file.length, aes("ecb", secret, null, file));
}

interface Agile {
  readonly name: "SHA1" | "SHA512";
  readonly bits: 128 | 256;
  readonly password?: string;
  /** Changes the description of the encryption. */
  readonly edit?: (xml: string) => string;
}

/** A file encrypted as Excel 2010 and later do. */
export function agilePackage(file: Uint8Array, { name, bits, password = OWN, edit = (xml) => xml }: Agile): Uint8Array {
  const digest = (...parts: readonly Uint8Array[]) => hash(name.toLowerCase(), ...parts);
  const turns = 1000;
  let base = digest(SALT, wide(password));
  for (let turn = 0; turn < turns; turn += 1) base = digest(Uint8Array.from(low(turn, 4)), base);
  const key = Uint8Array.from({ length: bits / 8 }, (_, at) => at * 7);
  const locked = (purpose: string, bytes: Uint8Array) => {
    const long = bytesOf(digest(base, new Uint8Array(Buffer.from(purpose, "hex"))), new Uint8Array(32).fill(0x36));
    return Buffer.from(aes("cbc", long.slice(0, bits / 8), SALT, bytes)).toString("base64");
  };
  const segments: Uint8Array[] = [];
  for (let at = 0; at < file.length; at += 4096) {
    const iv = digest(SALT, Uint8Array.from(low(at / 4096, 4))).slice(0, 16);
    segments.push(aes("cbc", key, iv, file.slice(at, at + 4096)));
  }
  const how = `saltSize="16" blockSize="16" keyBits="${bits}" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="${name}" saltValue="${Buffer.from(SALT).toString("base64")}"`;
  const values = `encryptedVerifierHashInput="${locked("fea7d2763b4b9e79", PROOF)}" encryptedVerifierHashValue="${locked("d7aa0f6d3061344e", digest(PROOF))}" encryptedKeyValue="${locked("146e0be7abacd0d6", key)}"`;
  const xml = `<?xml version="1.0"?><encryption><keyData ${how}/><keyEncryptors><keyEncryptor><p:encryptedKey spinCount="${turns}" ${how} ${values}/></keyEncryptor></keyEncryptors></encryption>`;
  return packageOf(bytesOf(low(4, 2), low(4, 2), low(0x40, 4), edit(xml)), file.length, bytesOf(...segments));
}
