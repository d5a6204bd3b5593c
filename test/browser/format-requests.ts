import { type BookType, utils, write } from "@e965/xlsx";
import { encodeWindows1252 } from "../../sample/files/encode-windows-1252.ts";
import type { Sent } from "./sent.ts";

const FORMATS: readonly BookType[] = ["xlsx", "xlsm", "xlsb", "biff8", "biff5", "ods", "fods", "xlml", "html"];
const LINES: readonly (readonly (string | number | boolean | Date | null)[])[] = [
  ["Personal budgets survey – café’s ‘return’"],
  ["Council", "Cumbria"],
  ["Census date", new Date(Date.UTC(2010, 2, 31))],
  [],
  ["Client group", "Age band", "People with ongoing support", "Ongoing personal budgets", "One-off personal budgets"],
  ["Physical disability", "18-64", 420, 95, "I do not know"],
  ["İstanbul ıssue ß ŷ", "65 and over", 3150, "1,234.5", "£12"],
  ["Learning disability", "18-64", -7, true, "٣"],
  ["Mental health", "18–64", 1e21, 0.475, new Date(Date.UTC(2010, 9, 31))],
  // Not in this order in every language: Lithuanian has y beside i, Estonian has z after s.
  ...["Joinery", "Zebras", "Yoga", "Tides", "Images", "Sundays"].map((group) => [group, "18-64", 1, 1, 1]),
];

/** One faulty return in every format and encoding that is read, to be refused in the same words everywhere. */
export function formatRequests(): Sent[] {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet(
      LINES.map((line) => [...line]),
      { UTC: true },
    ),
    "People",
  );
  const csv = utils.sheet_to_csv(book.Sheets["People"] ?? {});
  const books = FORMATS.map((bookType) => sent(bookType, new Uint8Array(write(book, { type: "array", bookType }))));
  return [
    ...books,
    sent("utf-8.csv", new TextEncoder().encode(csv)),
    sent("utf-16.csv", new Uint8Array(Uint16Array.from(`\ufeff${csv}`, (unit) => unit.charCodeAt(0)).buffer)),
    sent("windows-1252.csv", encodeWindows1252(csv.replace(/[İıŷ٣]/g, "ÿ"))),
    sent(
      "macintosh.csv",
      Uint8Array.from(csv, (letter) => MACINTOSH[letter] ?? letter.charCodeAt(0) % 128),
    ),
    sent("truncated.xlsx", new Uint8Array(write(book, { type: "array", bookType: "xlsx" })).slice(0, 3000)),
    sent("zeros", new Uint8Array(2000)),
  ];
}

/** The bytes of some letters as older Macintoshes wrote them. */
const MACINTOSH: Readonly<Record<string, number>> = { é: 0x8e, "–": 0xd0, "’": 0xd5, "‘": 0xd4, "£": 0xa3 };

function sent(name: string, bytes: Uint8Array): Sent {
  const asked = { collection: "personal-budgets", period: "2010-03-31", authority: "Derby" };
  return { request: { ...asked, name, path: `formats/${name}` }, bytes };
}
