import type { Finding, WrongKind } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Limits } from "../limits.ts";

/**
 * Why a file cannot be opened, thrown from inside a reader to the one place that catches it
 * (`decodeFile`). It never leaves this folder: callers are given its finding.
 */
export class Unreadable extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.code);
    this.finding = finding;
  }
}

/** The content breaks the rules of its format. `reason` is a clause in plain words. */
export function damaged(format: string, reason: string): Unreadable {
  return new Unreadable(finding("damaged-file", {}, { format, reason }));
}

/** The file is larger than is read. `found` is the count at which reading stopped. */
export function overLimit(limit: keyof Limits, allowed: number, found: number): Unreadable {
  return new Unreadable(finding("over-limit", {}, { limit, allowed, found }));
}

/** What holds no table: `found` names it (`a PDF document`), `as` is its kind, where there is something to do about it. */
export interface NoTable {
  readonly kind: "other";
  readonly found: string;
  readonly as?: WrongKind | undefined;
}

/** The content is of a kind that holds no table. */
export function wrongType({ found, as: kind }: Omit<NoTable, "kind">): Unreadable {
  return new Unreadable(finding("wrong-type", {}, { found, ...(kind && { kind }) }));
}

/** A zip holds several files that could be the return. */
export function severalFiles(files: readonly string[]): Unreadable {
  return new Unreadable(finding("several-files", {}, { files }));
}

/** The content is encrypted. */
export function passwordProtected(format: string): Unreadable {
  return new Unreadable(finding("password-protected", {}, { format }));
}
