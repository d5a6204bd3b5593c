import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** A secret nobody can guess: 256 bits, fit for an address. */
export function randomToken(): string {
  return randomBytes(32).toString("base64url");
}

/** An id that tells nothing. */
export function randomId(): string {
  return randomBytes(10).toString("hex");
}

/** What is kept of a token: whoever reads the store cannot use it. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Stands for a text among our own keys and forms; without the secret nobody can make it. */
export function keyedHash(secret: string, what: string, text: string): string {
  return createHmac("sha256", secret).update(`${what}\n${text}`).digest("hex");
}

/** True for equal texts, in the same time wherever they differ. */
export function isSameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(tokenHash(one)), Buffer.from(tokenHash(other))];
  return timingSafeEqual(left, right);
}
