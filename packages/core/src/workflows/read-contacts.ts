import { resolveAuthority } from "../authorities/resolve.ts";
import type { Collection } from "../collections/define-collection.ts";
import { NATIONAL } from "../filing/keys.ts";
import { decodeFile } from "../ingest/decode/decode-file.ts";
import type { Sheet } from "../ingest/decode/workbook.ts";
import { InputError } from "./input-error.ts";
import { knownWindowFor, type WindowFor } from "./window-place.ts";

/** E-mail addresses by authority code. Personal data: held while messages are sent, and stored nowhere. */
export type Contacts = ReadonlyMap<string, string>;

const ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/;

/**
 * Reads who is written to at which address: a table with the columns `authority` (code, GSS code or name) and `email`.
 * Throws `InputError` that names each faulty row, and never an address.
 */
export async function readContacts(bytes: Uint8Array, asked: Omit<WindowFor, "authority">): Promise<Contacts> {
  const { collection, period } = knownWindowFor({ collection: asked.collection, period: asked.period });
  const decoded = await decodeFile(bytes);
  const rows = decoded.kind === "workbook" ? textRows(decoded.workbook.sheets[0]) : [];
  const header = rows[0]?.map((text) => text.toLowerCase()) ?? [];
  const [who, where] = [header.indexOf("authority"), header.indexOf("email")];
  if (who === -1 || where === -1) {
    throw new InputError('Cannot read the contacts: give a CSV file whose first row is "authority,email".');
  }
  const read = rows
    .slice(1)
    .map((row, index) => ({ row: index + 2, council: row[who] ?? "", email: row[where] ?? "" }));
  const given = read.filter(({ council, email }) => council !== "" || email !== "");
  const found = given.map((one) => ({ ...one, code: codeOf(one.council, collection, period.end) }));
  const faults = found.flatMap((one, index) => contactFaults(one, found.slice(0, index)));
  if (faults.length > 0) throw new InputError(["Cannot use the contacts:", ...faults].join("\n"));
  return new Map(found.map(({ code, email }) => [code ?? "", email]));
}

interface Contact {
  readonly row: number;
  readonly council: string;
  readonly email: string;
  readonly code: string | undefined;
}

function contactFaults({ row, council, email, code }: Contact, before: readonly Contact[]): string[] {
  if (code === undefined) return [`Row ${row}: the authority is no council there was in that period.`];
  if (!ADDRESS.test(email)) return [`Row ${row} (${council}): this is not one e-mail address.`];
  const other = before.find((one) => one.code === code);
  return other === undefined ? [] : [`Row ${row} (${council}): row ${other.row} has an address for the same council.`];
}

function codeOf(council: string, { sender }: Pick<Collection, "sender">, day: string): string | undefined {
  if (sender === "national") return council.toLowerCase() === NATIONAL ? NATIONAL : undefined;
  const resolution = resolveAuthority(council, day, { near: false });
  return resolution.kind === "found" ? resolution.authority.code : undefined;
}

function textRows(sheet: Sheet | undefined): string[][] {
  return (sheet?.rows ?? []).map((row) => Array.from(row ?? [], (cell) => cell?.shown.trim() ?? ""));
}
