import { read } from "@e965/xlsx";
import Papa from "papaparse";
import type { Decoded } from "./decoded.ts";
import type { Cell, Sheet } from "./workbook.ts";

/** SheetJS and papaparse, until the readers of our own stand in front of them. */
export async function interimDecode(bytes: Uint8Array): Promise<Decoded> {
  if (bytes.length === 0) return bad("empty-file", { bytes: 0 });
  const zip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const cfb = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  if (new TextDecoder("latin1").decode(bytes.subarray(0, 5)) === "%PDF-") return bad("wrong-type", { found: "a PDF" });
  if (!zip && !cfb) return text(bytes);
  const book = read(bytes, { dense: true, cellNF: true, cellDates: false });
  const sheets = book.SheetNames.map((name, index): Sheet => {
    const sheet = book.Sheets[name] as unknown as {
      "!data"?: ({ t: string; v: unknown; w?: string; z?: string } | undefined)[][];
      "!merges"?: { s: { r: number; c: number }; e: { r: number; c: number } }[];
    };
    const hidden = book.Workbook?.Sheets?.[index]?.Hidden ?? 0;
    return {
      name,
      visibility: hidden === 2 ? "very hidden" : hidden === 1 ? "hidden" : "visible",
      rows: Array.from(sheet["!data"] ?? [], (row) => row && Array.from(row, (cell) => cell && one(cell))),
      merges: (sheet["!merges"] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
    };
  });
  return { kind: "workbook", findings: [], workbook: { format: "xlsx", encoding: null, sheets } };
}

function one({ t, v, w, z }: { t: string; v: unknown; w?: string; z?: string }): Cell | undefined {
  if (v === undefined || v === null || v === "" || t === "z") return undefined;
  if (t === "n" && z !== undefined && /[dmy]{2,}/i.test(z) && typeof v === "number") {
    const day = new Date(Date.UTC(1899, 11, 30) + v * 86_400_000).toISOString().slice(0, 10);
    return { kind: "date", value: day, shown: w ?? day, format: z };
  }
  if (t === "n" && typeof v === "number")
    return { kind: "number", value: v, shown: w ?? String(v), ...(z && z !== "General" ? { format: z } : {}) };
  if (t === "b") return { kind: "boolean", value: v === true, shown: String(v) };
  if (t === "e") return { kind: "error", value: w ?? "#ERR", shown: w ?? "#ERR" };
  return { kind: "text", value: String(v), shown: String(v) };
}

function text(bytes: Uint8Array): Decoded {
  let content: string;
  let encoding = "utf-8";
  try {
    content = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    encoding = "windows-1252";
    content = new TextDecoder(encoding).decode(bytes);
  }
  const { data } = Papa.parse<string[]>(content.replace(/^\uFEFF/, ""), { delimitersToGuess: [",", ";", "\t", "|"] });
  const rows = data.map((row) =>
    row.map((value): Cell | undefined => (value.trim() === "" ? undefined : { kind: "text", value, shown: value })),
  );
  return {
    kind: "workbook",
    findings: [],
    workbook: { format: "csv", encoding, sheets: [{ name: "", visibility: "visible", rows, merges: [] }] },
  };
}

function bad(code: "empty-file" | "wrong-type", facts: { bytes: number } | { found: string }): Decoded {
  return {
    kind: "unreadable",
    finding: { code, severity: "error", place: {}, facts } as Decoded extends { finding: infer F } ? F : never,
  } as Decoded;
}
