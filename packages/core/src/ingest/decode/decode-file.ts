import { finding } from "../../findings/make-finding.ts";
import { defaultLimits, type Limits } from "../limits.ts";
import { type Budget, openBudget, type ReadWatch } from "./budget.ts";
import { decodeCsv } from "./csv/decode-csv.ts";
import { decodeText } from "./csv/decode-text.ts";
import type { Decoded } from "./decoded.ts";
import { fullSheets } from "./full-sheets.ts";
import { readHtml } from "./html/read-html.ts";
import { readFods, readOds } from "./ods/read-ods.ts";
import { sniffFormat } from "./sniff-format.ts";
import { sniffText } from "./sniff-text.ts";
import { sniffZip } from "./sniff-zip.ts";
import { unlockPackage } from "./unlock/unlock-package.ts";
import { overLimit, Unreadable, wrongType } from "./unreadable.ts";
import type { Workbook } from "./workbook.ts";
import { readCompound, readXls } from "./xls/read-xls.ts";
import { readXlsb } from "./xlsb/read-xlsb.ts";
import { readXlsx } from "./xlsx/read-xlsx.ts";
import { readXmlSpreadsheet } from "./xml-spreadsheet/read-xml-spreadsheet.ts";
import { inFolder } from "./zip/in-folder.ts";
import { onlyFile } from "./zip/only-file.ts";
import { openZip } from "./zip/open-zip.ts";

/**
 * Turns a file's bytes into a workbook, going by what the bytes are and never by a name. What
 * cannot be opened is one finding that says why: empty, of another kind, with a password,
 * damaged, or over a limit. Never rejects because of what is in the file.
 */
export async function decodeFile(
  bytes: Uint8Array,
  limits: Limits = defaultLimits,
  watch?: ReadWatch,
): Promise<Decoded> {
  try {
    if (bytes.length > limits.bytes) throw overLimit("bytes", limits.bytes, bytes.length);
    const decoded = decode(await unlockPackage(bytes), openBudget(limits, watch));
    if (decoded.kind === "unreadable") return decoded;
    return { ...decoded, findings: [...decoded.findings, ...fullSheets(decoded.workbook)] };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: "unreadable", finding: error.finding };
    if (!(error instanceof RangeError)) throw error;
    // The engine's own limits - on the length of a text, say - are met by a file's content alone.
    const reason = "it asks for more than can be held in memory";
    return { kind: "unreadable", finding: finding("damaged-file", {}, { format: "file", reason }) };
  }
}

function decode(bytes: Uint8Array, budget: Budget, isInZip = false): Decoded {
  if (bytes.length === 0) return { kind: "unreadable", finding: finding("empty-file", {}, { bytes: 0 }) };
  if (bytes.length > budget.limits.bytes) throw overLimit("bytes", budget.limits.bytes, bytes.length);
  const container = sniffFormat(bytes);
  if (container.kind === "other") throw wrongType(container);
  if (container.kind === "text") return decodeTextFile(bytes, budget);
  if (container.kind === "zip") return decodeZip(bytes, budget, isInZip);
  return workbook(container.kind === "biff" ? readXls(bytes, budget) : readCompound(bytes, budget));
}

function workbook(read: Workbook): Decoded {
  return { kind: "workbook", workbook: read, findings: [] };
}

function decodeZip(bytes: Uint8Array, budget: Budget, isInZip: boolean): Decoded {
  const archive = inFolder(openZip(bytes, budget, "zip"));
  const sniffed = sniffZip(archive);
  if (sniffed.kind === "other") throw wrongType(sniffed);
  if (sniffed.kind === "files") {
    if (isInZip) throw wrongType({ found: "a zip archive in a zip archive", as: "archive" });
    return decode(
      onlyFile(archive, (file) => openZip(file, budget, "zip")),
      budget,
      true,
    );
  }
  const zip = inFolder(openZip(bytes, budget, sniffed.kind));
  if (sniffed.kind === "ods") return workbook(readOds(zip, budget));
  if (sniffed.kind === "xlsb") return workbook(readXlsb(zip, sniffed.part, budget));
  return workbook(readXlsx(zip, sniffed.part, sniffed.kind, budget));
}

function decodeTextFile(bytes: Uint8Array, budget: Budget): Decoded {
  const decoded = decodeText(bytes);
  const { text, encoding } = decoded;
  const sniffed = sniffText(text);
  if (sniffed.kind === "other") throw wrongType(sniffed);
  if (sniffed.kind === "html") return readHtml(text, encoding, budget);
  if (sniffed.kind === "fods") return workbook(readFods(text, encoding, budget));
  if (sniffed.kind === "xml-spreadsheet") return workbook(readXmlSpreadsheet(text, encoding, budget));
  return decodeCsv(decoded, budget);
}
