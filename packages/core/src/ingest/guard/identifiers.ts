import { readDateText } from "../normalise/read-date.ts";
import { endsLikeDay } from "./hints.ts";
import type { LineCell } from "./sheet-lines.ts";

/** First and second letters, those never given out, six digits and a suffix (HMRC, NIM39110). */
const INSURANCE =
  /(?<![A-Z0-9])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Z0-9])/i;
const EMAIL = /[a-z0-9][a-z0-9._%+'-]{0,63}@(?:[a-z0-9-]{1,63}\.){1,5}[a-z]{2,12}/i;
/** A mailbox of an office, not of a person. */
const ROLE =
  /^(?:info|information|enquir(?:y|ies)|inquir(?:y|ies)|office|admin(?:istration)?|contact(?:us)?|mail|email|hello|help(?:desk)?|support|sales|accounts?|finance|payments?|invoices?|statistics|stats|data|foi|freedom(?:ofinformation)?|press|media|reception|post|postmaster|webmaster|team|service[s]?|council|library|school|returns?|no-?reply)(?:[._-].*)?$/i;
const POSTCODE = /(?:^|[\s,])([A-Z]{1,2}\d[A-Z\d]?) ?(\d[ABD-HJLNP-UW-Z]{2})$/i;
const PHONE = /^(?:\+44|0044|0)(?:1|2|3|7)\d{8,9}$/;
/** Parts with something between them: digits alone are more often a number than a day. */
const WRITTEN_DAY = /^(?=.{6,30}$)\w+[-/. ]+\w+[-/., ]+\w/;
const LONGEST_ADDRESS = 250;
const PHONE_AS_NUMBER = /^(?:1|2|7)\d{8,9}$/;

/** The National Insurance number that stands in a cell, alone or among words. */
export function insuranceNumber({ cell, text, digits }: LineCell): string | undefined {
  if (cell.kind !== "text" || digits < 6 || text.length < 9) return undefined;
  return INSURANCE.exec(text)?.[0].replaceAll(" ", "").toUpperCase();
}

/** The e-mail address that stands in a cell, unless it is that of an office. */
export function personalEmail({ cell, text }: LineCell): string | undefined {
  if (cell.kind !== "text" || !text.includes("@")) return undefined;
  const address = EMAIL.exec(text)?.[0].toLowerCase();
  return address === undefined || ROLE.test(address.split("@")[0] ?? "") ? undefined : address;
}

/** The full postcode that a cell is, or an address ends with. */
export function postcode({ cell, text, digits }: LineCell): string | undefined {
  if (cell.kind !== "text" || digits < 2 || text.length < 5 || text.length > LONGEST_ADDRESS) return undefined;
  const [, outward, inward] = POSTCODE.exec(text) ?? [];
  return outward === undefined ? undefined : `${outward}${inward}`.toUpperCase();
}

/**
 * The British telephone number that a cell is: fixed or mobile, not one of those that businesses buy. Without its first
 * nought, as where it was kept as a number, it may be any number: see `lacksNought`.
 */
export function phoneNumber({ cell, text, digits }: LineCell): string | undefined {
  if (cell.kind === "number") {
    const number = String(cell.value);
    return lacksNought(number) ? number : undefined;
  }
  if (digits < 9 || text.length > 25) return undefined;
  const bare = text.replace(/\(0\)|[ ()./-]/g, "");
  return PHONE.test(bare) || lacksNought(bare) ? bare : undefined;
}

/** True for a telephone number that has lost its first nought. */
export function lacksNought(number: string): boolean {
  return PHONE_AS_NUMBER.test(number);
}

/** The day that a cell holds, as a date or as text. */
export function dayIn({ cell, text, digits }: LineCell): string | undefined {
  if (cell.kind === "date") return String(cell.value).slice(0, 10);
  if (cell.kind !== "text" || digits < 3 || digits > 8 || !endsLikeDay(text)) return undefined;
  if (!WRITTEN_DAY.test(text)) return undefined;
  return readDateText(text, "day-first");
}
