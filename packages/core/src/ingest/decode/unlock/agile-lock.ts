import { sha1 } from "@noble/hashes/legacy.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { joinBytes } from "../join-bytes.ts";
import { readXml, type XmlReader } from "../xml/xml-reader.ts";
import { decryptChained } from "./aes.ts";
import { fitted, fourBytes, isSame } from "./bytes.ts";
import { type Hash, repeatedHash } from "./repeated-hash.ts";
import type { PackageLock } from "./unlock-package.ts";

/** How something is encrypted, as an element of the description says it. */
interface Cipher {
  readonly hash: Hash;
  readonly salt: Uint8Array;
  readonly keyLength: number;
  readonly values: Readonly<Record<(typeof VALUES)[number], Uint8Array>>;
  readonly turns: number;
}

const HASHES: Readonly<Record<string, Hash>> = { SHA1: sha1, SHA256: sha256, SHA384: sha384, SHA512: sha512 };
const VALUES = ["encryptedVerifierHashInput", "encryptedVerifierHashValue", "encryptedKeyValue"] as const;
/** What is hashed with the password for each of the three values (MS-OFFCRYPTO 2.3.4.11). */
const PURPOSES = {
  encryptedVerifierHashInput: [0xfe, 0xa7, 0xd2, 0x76, 0x3b, 0x4b, 0x9e, 0x79],
  encryptedVerifierHashValue: [0xd7, 0xaa, 0x0f, 0x6d, 0x30, 0x61, 0x34, 0x4e],
  encryptedKeyValue: [0x14, 0x6e, 0x0b, 0xe7, 0xab, 0xac, 0xd0, 0xd6],
} as const;
const BLOCK = 16;
const SEGMENT = 4096;
const FILLER = 0x36;
/** Excel writes 100,000; a file that asks for far more is out to keep its reader busy. */
const MOST_TURNS = 200_000;

/** The lock of Excel 2010 and later, described in XML (MS-OFFCRYPTO 2.3.4.10), if Excel's own password opens it. */
export async function agileLock(description: string): Promise<PackageLock | undefined> {
  const { data, password } = readDescription(description);
  if (data === undefined || password === undefined || password.turns > MOST_TURNS) return undefined;
  const open = opener(password);
  const proof = await open("encryptedVerifierHashInput");
  const expected = password.hash(proof);
  const found = await open("encryptedVerifierHashValue");
  if (!isSame(expected, found.subarray(0, expected.length))) return undefined;
  const key = fitted(await open("encryptedKeyValue"), data.keyLength, 0);
  return (bytes) => decryptSegments(bytes, key, data);
}

function opener({ hash, salt, keyLength, values, turns }: Cipher) {
  const base = repeatedHash(hash, salt, turns);
  return (value: (typeof VALUES)[number]) => {
    const key = fitted(hash(joinBytes([base, Uint8Array.from(PURPOSES[value])])), keyLength, FILLER);
    return decryptChained(key, fitted(salt, BLOCK, FILLER), values[value]);
  };
}

async function decryptSegments(bytes: Uint8Array, key: Uint8Array, { hash, salt }: Cipher): Promise<Uint8Array> {
  const segments: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += SEGMENT) {
    const start = fitted(hash(joinBytes([salt, fourBytes(at / SEGMENT)])), BLOCK, FILLER);
    segments.push(await decryptChained(key, start, bytes.subarray(at, at + SEGMENT)));
  }
  return joinBytes(segments);
}

function readDescription(description: string): { data?: Cipher | undefined; password?: Cipher | undefined } {
  const xml = readXml([description], "xlsx");
  let data: Cipher | undefined;
  let password: Cipher | undefined;
  for (let event = xml.next(); event !== "end"; event = xml.next()) {
    if (event === "open" && xml.is("keyData")) data = readCipher(xml);
    else if (event === "open" && xml.is("encryptedKey")) password ??= readCipher(xml);
  }
  return { data, password };
}

/** Undefined for any way of encryption but AES with chained blocks. */
function readCipher(xml: XmlReader): Cipher | undefined {
  const hash = HASHES[(xml.attribute("hashAlgorithm") ?? "").replace("-", "")];
  const keyLength = Number(xml.attribute("keyBits")) / 8;
  const isAes = xml.attribute("cipherAlgorithm") === "AES" && xml.attribute("cipherChaining") === "ChainingModeCBC";
  if (hash === undefined || !isAes || ![16, 24, 32].includes(keyLength)) return undefined;
  const [input, value, key] = VALUES.map((name) => base64(xml.attribute(name)));
  if (input === undefined || value === undefined || key === undefined) return undefined;
  const values = { encryptedVerifierHashInput: input, encryptedVerifierHashValue: value, encryptedKeyValue: key };
  return {
    hash,
    keyLength,
    values,
    salt: base64(xml.attribute("saltValue")),
    turns: Number(xml.attribute("spinCount") ?? 0),
  };
}

function base64(text = ""): Uint8Array {
  const isWhole = text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
  return isWhole ? Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)) : new Uint8Array(0);
}
