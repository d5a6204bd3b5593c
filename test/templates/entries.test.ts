import { describe, expect, it } from "vitest";
import { templateWorkbook } from "../../packages/core/src/templates/template-workbook.ts";
import { makeTemplate } from "../../packages/core/src/workflows/make-template.ts";
import { everySubject } from "./every-template.ts";
import { council, loans } from "./loans.ts";
import { all, cellTexts, type Part, sheetParts, templateParts } from "./template-parts.ts";

const clock = () => new Date(0);

/** For each cell of a sheet, whether it is open to entries. */
function openCells(bytes: Uint8Array, sheet: Part | undefined): Map<string, boolean> {
  const styles = all(templateParts(bytes).get("xl/styles.xml"), "cellXfs")[0]?.children ?? [];
  return new Map(
    all(sheet, "c").map((cell) => {
      const style = styles[Number(cell.get("s"))];
      return [cell.get("r") ?? "", all(style, "protection")[0]?.get("locked") === "0"];
    }),
  );
}

function ruleAt(sheet: Part | undefined, range: string): Part | undefined {
  return all(sheet, "dataValidation").find((rule) => rule.get("sqref") === range);
}

describe("a sheet with known rows", () => {
  const made = makeTemplate({ collection: "personal-budgets", period: "2010-03-31", authority: "102" }, { clock });
  const sheets = sheetParts(made.bytes);
  const people = sheets.get("People");

  it("is locked without a password but for the cells to fill, and may be made wider", () => {
    const [guard] = all(people, "sheetProtection");
    expect(guard?.get("sheet")).toBe("1");
    expect(guard?.get("password") ?? guard?.get("hashValue")).toBeUndefined();
    for (const allowed of ["formatColumns", "formatRows"]) expect(guard?.get(allowed)).toBe("0");
    const cells = openCells(made.bytes, people);
    const open = [...cells].filter(([, isOpen]) => isOpen).map(([cell]) => cell);
    expect(open).toEqual(
      Array.from({ length: 8 }, (_, row) => [..."CDEFGHIJ"].map((column) => `${column}${6 + row}`)).flat(),
    );
    expect(["A1", "B2", "B3", "A5", "J5", "A6", "B13"].map((cell) => cells.get(cell))).toEqual(Array(7).fill(false));
  });

  it("keeps its header and keys in sight, on the screen and on paper, one page wide", () => {
    const [pane] = all(people, "pane");
    expect([pane?.get("xSplit"), pane?.get("ySplit"), pane?.get("state")]).toEqual(["2", "5", "frozen"]);
    const titles = all(templateParts(made.bytes).get("xl/workbook.xml"), "definedName").map(({ text }) => text);
    expect(titles).toContain("'People'!$5:$5");
    expect(all(people, "pageSetUpPr")[0]?.get("fitToPage")).toBe("1");
    expect(all(people, "pageSetup")[0]?.get("fitToHeight")).toBe("0");
  });

  it("is the one that is open, with the cursor at the first cell to fill", () => {
    expect(all(templateParts(made.bytes).get("xl/workbook.xml"), "workbookView")[0]?.get("activeTab")).toBe("1");
    expect(all(people, "sheetView")[0]?.get("tabSelected")).toBe("1");
    expect(all(people, "selection").at(-1)?.get("activeCell")).toBe("C6");
  });

  it("says beside each cell what is asked, and in our words what would do", () => {
    const rule = ruleAt(people, "C6:C13");
    expect(rule?.get("promptTitle")).toBe("People with ongoing support");
    expect(rule?.get("prompt")).toBe(
      'People with ongoing, weekly council-funded support on the census day. A whole number of people, or ".." if it is not known.',
    );
    expect(rule?.get("errorTitle")).toBe("Not a whole number of people");
    expect(rule?.get("error")).toBe(
      'Enter a whole number of people, such as 1250; 0 for none, or ".." if it is not known.',
    );
    expect(rule?.get("errorStyle")).toBe("stop");
    expect(rule?.get("allowBlank")).toBe("1");
  });

  it("formats numbers and money, and dates of another sheet", () => {
    const styles = templateParts(made.bytes).get("xl/styles.xml");
    const codes = new Map(all(styles, "numFmt").map((one) => [one.get("numFmtId"), one.get("formatCode")]));
    const formatOf = (sheet: string, cell: string) => {
      const found = all(sheets.get(sheet), "c").find((one) => one.get("r") === cell);
      return codes.get(all(styles, "cellXfs")[0]?.children[Number(found?.get("s"))]?.get("numFmtId"));
    };
    expect(formatOf("People", "C6")).toBe("#,##0");
    expect(formatOf("Money", "A6")).toBe("£#,##0.00");
    expect(formatOf("Sign-off", "B6")).toBe("dd/mm/yyyy");
  });

  it("has a list to choose from where one of a list is asked for, and lets another spelling through", () => {
    const rule = ruleAt(sheets.get("Sign-off"), "A6:A7");
    expect(rule?.get("type")).toBe("list");
    expect(rule?.get("errorStyle")).toBe("warning");
    const [, column = "", first, last] =
      /^'Lists'!\$([A-Z])\$(\d+):\$[A-Z]\$(\d+)$/.exec(all(rule, "formula1")[0]?.text ?? "") ?? [];
    const rows = Array.from(
      { length: Number(last) - Number(first) + 1 },
      (_, row) => `${column}${Number(first) + row}`,
    );
    const lists = cellTexts(templateParts(made.bytes), sheets.get("Lists"));
    expect(rows.map((cell) => lists.get(cell))).toEqual(["Director of adult social services", "Chief finance officer"]);
  });
});

describe("a sheet whose rows go on", () => {
  const made = makeTemplate({ collection: "spending", period: "2014-09", authority: "Trafford" }, { clock });
  const payments = sheetParts(made.bytes).get("Payments");

  it("is not locked, because pasted rows would be locked with it", () => {
    expect(all(payments, "sheetProtection")).toEqual([]);
  });

  it("has its rules and formats down to the last row, and a table to filter", () => {
    expect(all(payments, "dataValidation").map((rule) => rule.get("sqref"))).toContain("B6:B1048576");
    expect(all(payments, "col").filter((column) => column.get("style") !== undefined).length).toBe(7);
    expect(all(templateParts(made.bytes).get("xl/tables/table1.xml"), "autoFilter")).toHaveLength(1);
  });
});

describe("a template without a council", () => {
  const bytes = templateWorkbook(loans());
  const sheet = sheetParts(bytes).get("Loans");

  it("has the cursor where its name goes, with a list of those there were", () => {
    expect(all(sheet, "selection").at(-1)?.get("activeCell")).toBe("B2");
    expect(openCells(bytes, sheet).get("B2")).toBe(true);
    expect(ruleAt(sheet, "B2")?.get("type")).toBe("list");
    const named = [...cellTexts(templateParts(bytes), sheetParts(bytes).get("Lists")).values()];
    expect(named).toContain("Cumbria");
    expect(named).not.toContain("Cumberland");
  });

  it("has it filled in and locked where it is known", () => {
    const filled = templateWorkbook({ ...loans(), authority: council });
    const named = sheetParts(filled).get("Loans");
    expect(openCells(filled, named).get("B2")).toBe(false);
    expect(ruleAt(named, "B2")).toBeUndefined();
  });
});

describe("the rules of entry", () => {
  const sheet = sheetParts(templateWorkbook({ ...loans(), authority: council }));
  const formula = (name: string, range: string) => all(ruleAt(sheet.get(name), range), "formula1")[0]?.text ?? "";

  it("hold a number to the limits of its column, and a percentage to a hundredth of them", () => {
    expect(formula("Loans", "C6:C9")).toContain("AND(C6>=0,C6<=900,");
    expect(formula("Loans", "D6:D9")).toContain("AND(D6>=-1000000000000000,D6<=1000000000000000)");
    expect(formula('The "Author\'s" shares', "B6:B7")).toContain("AND(B6>=0.05,B6<=100)");
  });

  it("leave a percentage without a format, so that 47.5% is shown and read as it was entered", () => {
    const share = all(sheet.get('The "Author\'s" shares'), "c").find((cell) => cell.get("r") === "B6");
    const bytes = templateWorkbook({ ...loans(), authority: council });
    const styles = all(templateParts(bytes).get("xl/styles.xml"), "cellXfs")[0]?.children ?? [];
    expect(styles[Number(share?.get("s"))]?.get("numFmtId")).toBe("0");
  });
});

describe.each(everySubject())("the rules of entry of %s", (_, subject) => {
  it("are there for every column to fill in, and for none that is filled in", () => {
    const sheets = sheetParts(templateWorkbook(subject));
    for (const table of Object.values(subject.collection.tables)) {
      const rules = all(sheets.get(table.title), "dataValidation");
      const known = table.complete === true ? table.key.length : 0;
      expect(rules).toHaveLength(Object.keys(table.columns).length - known);
      for (const [index, column] of Object.values(table.columns).slice(known).entries()) {
        const isList = column.kind === "category" || column.kind === "authority";
        expect(rules[index]?.get("type")).toBe(isList ? "list" : "custom");
        expect(rules[index]?.get("prompt")).toContain(column.description);
      }
    }
  });
});
