import type { Entry } from "./page.ts";

export type DateStyle = "dd.mm.yyyy" | "dd-Mon-yy" | "dd/mm/yyyy" | "date cell" | "serial";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** 30 December 1899: day 0 of a spreadsheet's calendar, as it counts since March 1900. */
const EPOCH = Date.UTC(1899, 11, 30);
const DAY = 86_400_000;

/** An ISO day as people leave it in a sheet. */
export function dateEntry(iso: string, style: DateStyle): Entry {
  const [year = "", month = "", day = ""] = iso.split("-");
  if (style === "dd.mm.yyyy") return `${day}.${month}.${year}`;
  if (style === "dd/mm/yyyy") return `${day}/${month}/${year}`;
  if (style === "dd-Mon-yy") return `${day}-${MONTHS[Number(month) - 1]}-${year.slice(2)}`;
  const serial = (Date.UTC(Number(year), Number(month) - 1, Number(day)) - EPOCH) / DAY;
  if (style === "serial") return serial;
  return { number: serial, format: "dd/mm/yyyy", shown: `${day}/${month}/${year}` };
}
