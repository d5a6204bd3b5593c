import { createHash, timingSafeEqual } from "node:crypto";
import { InputError } from "@council-returns/core/workflows/input-error.ts";

/** Fewer characters than this are guessed. */
const SHORTEST = 16;

/** Throws `InputError` for a token that could be guessed. */
export function checkToken(token: string): void {
  if (token.length >= SHORTEST) return;
  throw new InputError(`RETURNS_WEBHOOK_TOKEN is too short: give it ${SHORTEST} characters or more, drawn by chance.`);
}

/**
 * Whether a request brings the token: in the header `Authorization`, plain or after `Bearer`, or, from a server that can
 * send no header, as `?token=`. Takes as long for a wrong one as for the right one.
 */
export function bringsToken({ headers, url }: Request, token: string): boolean {
  const header = headers.get("authorization")?.replace(/^Bearer\s+/i, "");
  return isSame(header ?? new URL(url).searchParams.get("token") ?? "", token);
}

function isSame(given: string, token: string): boolean {
  return timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
