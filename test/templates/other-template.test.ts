import * as XLSX from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { collectionAt } from "../../packages/core/src/collections/define-collection.ts";
import { decodeFile } from "../../packages/core/src/ingest/decode/decode-file.ts";
import { templateStamp } from "../../packages/core/src/templates/template-stamp.ts";
import { templateWorkbook } from "../../packages/core/src/templates/template-workbook.ts";
import { checkFile } from "../../packages/core/src/workflows/check-file.ts";
import { makeTemplate } from "../../packages/core/src/workflows/make-template.ts";
import { everySubject } from "./every-template.ts";
import { fillTemplate } from "./fill-template.ts";

const clock = () => new Date(0);

async function stampOf(bytes: Uint8Array) {
  const decoded = await decodeFile(bytes);
  if (decoded.kind !== "workbook") throw new Error(decoded.finding.code);
  return templateStamp(decoded.workbook);
}

/** A file as somebody may leave it: the template edited in a spreadsheet program. */
function edited(bytes: Uint8Array, edit: (workbook: XLSX.WorkBook) => void): Uint8Array {
  const workbook = XLSX.read(bytes.slice());
  edit(workbook);
  return new Uint8Array(XLSX.write(workbook, { type: "array" }));
}

async function findingsOf(bytes: Uint8Array, collection: string, period: string) {
  const { findings } = await checkFile({ name: "r.xlsx", bytes, collection, period });
  return findings.filter(({ code }) => code === "other-template" || code === "wrong-period");
}

function filled(collection: string, period: string): Uint8Array {
  const made = makeTemplate(
    { collection, period, authority: collection === "personal-budgets" ? "102" : undefined },
    { clock },
  );
  return fillTemplate(made.bytes, collectionAt(made.collection, period), () => undefined, "Cumbria");
}

describe("templateStamp", () => {
  it.each(everySubject())("reads what the template of %s was made for", async (_, subject) => {
    const { collection, period } = subject;
    expect(await stampOf(templateWorkbook(subject))).toEqual({
      collection: collection.id,
      edition: collection.edition,
      period: period.id,
      sheet: "Guidance",
      cell: "A2",
    });
  });

  it("finds it on a sheet that was renamed and moved, with rows above it", async () => {
    const bytes = edited(filled("personal-budgets", "2010-03-31"), (workbook) => {
      const sheet = workbook.Sheets["Guidance"] ?? {};
      const rows = XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1 });
      workbook.Sheets["Notes"] = XLSX.utils.aoa_to_sheet([["Ours"], [], ...rows]);
      workbook.SheetNames = [...workbook.SheetNames.filter((name) => name !== "Guidance"), "Notes"];
    });
    expect(await stampOf(bytes)).toMatchObject({ collection: "personal-budgets", sheet: "Notes", cell: "A4" });
  });

  it.each([
    "",
    "personal-budgets",
    "a/b/c/council-returns/receipt/1",
    "A/b/c/council-returns/template/2",
    "x a/b/c/council-returns/template/2",
  ])("is undefined where a file says %j", (text) => {
    const cell = { kind: "text", value: text, shown: text } as const;
    const sheet = { name: "S", visibility: "visible", merges: [], rows: [[cell]] } as const;
    expect(templateStamp({ format: "xlsx", encoding: null, sheets: [sheet] })).toBeUndefined();
  });
});

describe("a file made from a template", () => {
  it("has nothing said of it where it is the one asked for", async () => {
    expect(await findingsOf(filled("personal-budgets", "2010-03-31"), "personal-budgets", "2010-03-31")).toEqual([]);
    expect(await findingsOf(filled("direct-payments", "2012-13"), "direct-payments", "2012-13")).toEqual([]);
  });

  it("is an error where it is that of another collection, and names both", async () => {
    expect(await findingsOf(filled("direct-payments", "2009-10"), "self-directed-support", "2009-10")).toMatchObject([
      {
        code: "other-template",
        severity: "error",
        place: { sheet: "Guidance", cell: "A2" },
        facts: { of: "collection", found: "Direct payments", expected: "Self-directed support" },
      },
    ]);
  });

  it("is a query where it is that of another edition", async () => {
    const lastYears = edited(filled("direct-payments", "2010-11"), (workbook) => {
      const sheet = workbook.Sheets["Council-level activity"] ?? {};
      sheet["A2"] = { t: "s", v: "2011-12" };
    });
    expect(await findingsOf(lastYears, "direct-payments", "2011-12")).toMatchObject([
      {
        code: "other-template",
        severity: "query",
        facts: { of: "edition", found: "the first", expected: "from 2011-12" },
      },
    ]);
  });

  it("is a note where it is that of another period, with the period changed by hand", async () => {
    const lastYears = edited(filled("personal-budgets", "2009-03-31"), (workbook) => {
      for (const name of ["People", "Money", "Sign-off"]) {
        const sheet = workbook.Sheets[name] ?? {};
        sheet["B3"] = { t: "s", v: "31 March 2010" };
      }
    });
    expect(await findingsOf(lastYears, "personal-budgets", "2010-03-31")).toMatchObject([
      {
        code: "other-template",
        severity: "note",
        facts: { of: "period", found: "31 March 2009", expected: "31 March 2010" },
      },
    ]);
  });

  it("is not said twice to be of another period where the file says so itself", async () => {
    const findings = await findingsOf(filled("personal-budgets", "2009-03-31"), "personal-budgets", "2010-03-31");
    expect(findings.map(({ code }) => code)).toEqual(["wrong-period"]);
  });

  it("has nothing said of it where the guidance was taken out", async () => {
    const bytes = edited(filled("direct-payments", "2009-10"), (workbook) => {
      workbook.SheetNames = workbook.SheetNames.filter((name) => name !== "Guidance");
    });
    expect(await findingsOf(bytes, "self-directed-support", "2009-10")).toEqual([]);
  });
});
