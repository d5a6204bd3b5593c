import { describe, expect, it } from "vitest";
import { catalogue } from "../../packages/core/src/findings/catalogue.ts";
import { exampleNames, examples } from "../../packages/core/src/findings/examples.ts";
import type { FindingCode } from "../../packages/core/src/findings/finding.ts";
import { exampleFinding } from "../../packages/core/src/findings/findings-page.ts";
import { finding } from "../../packages/core/src/findings/make-finding.ts";
import { describeFinding } from "../../packages/core/src/findings/messages.ts";
import { namesOf } from "../../packages/core/src/findings/names.ts";

const codes = Object.keys(catalogue) as FindingCode[];

describe("finding", () => {
  it("takes its severity from the catalogue unless it is given one", () => {
    expect(finding("negative", {}, { found: "-1" }).severity).toBe("error");
    expect(finding("negative", {}, { found: "-1" }, { severity: "note" }).severity).toBe("note");
  });

  it("has a value only where one is given", () => {
    expect("value" in finding("negative", {}, { found: "-1" })).toBe(false);
    expect(finding("negative", {}, { found: "-1" }, { value: "(1)" }).value).toBe("(1)");
  });
});

describe("describeFinding", () => {
  it("says what was found, where, what is expected and what would do", () => {
    const place = { sheet: "People", cell: "C14", table: "people", column: "ongoing" };
    const facts = { found: "n/k", expected: "a whole number of people" };
    expect(describeFinding(finding("not-a-number", place, facts), exampleNames)).toEqual({
      message: 'Cannot read People!C14 as a whole number of people: found "n/k".',
      fix: 'Enter a whole number of people, or ".." if it is not known.',
    });
  });

  it("asks for an explanation of a sum only where one would do: what several periods come to has to be taken out", () => {
    const facts = { title: "Net amount", header: "Total", parts: ["Jul 2014", "Aug 2014", "Sep 2014"] };
    const fixOf = (others: boolean) => describeFinding(finding("sum-of-columns", {}, { ...facts, others })).fix;
    expect(fixOf(false)).toContain("If the sum is meant, send an explanation.");
    expect(fixOf(true)).toBe(
      'Give the column of the period that is asked for the header "Net amount", take the sum out and send the file again.',
    );
  });

  it("names a cell without its sheet where the file has no sheet names", () => {
    const made = finding("error-cell", { sheet: "", cell: "C14" }, { found: "#REF!" });
    expect(describeFinding(made).message).toBe('Cannot read C14: found the error "#REF!".');
  });

  it("writes the name of a sheet as a spreadsheet does where it has spaces or quotes", () => {
    const made = finding("error-cell", { sheet: "Jo's sheet", cell: "C14" }, { found: "#REF!" });
    expect(describeFinding(made).message).toContain("'Jo''s sheet'!C14");
  });

  it("does not offer a marker for what is not known where the collection has none", () => {
    const made = finding("not-a-number", { cell: "A1" }, { found: "x", expected: "an amount in pounds" });
    expect(describeFinding(made).fix).toBe("Enter an amount in pounds.");
  });

  it("names columns by their headers", () => {
    const made = finding("blank-cell", { cell: "C14", table: "people", column: "ongoing" }, { expected: "a number" });
    expect(describeFinding(made, exampleNames).message).toContain('"Ongoing support"');
    expect(describeFinding(made, exampleNames).message).not.toContain('"ongoing"');
  });

  it("counts what is left of a long list instead of naming all of it", () => {
    const allowed = Array.from({ length: 25 }, (_, index) => `value ${index + 1}`);
    const { fix } = describeFinding(finding("not-in-list", { cell: "A1" }, { found: "x", allowed }));
    expect(fix).toContain('"value 10" or 15 more.');
    expect(fix).not.toContain("value 11");
  });

  it("keeps a long or hostile value to one short line", () => {
    const found = `a\nb\u202e${"z".repeat(100_000)}`;
    const { message } = describeFinding(finding("not-a-date", { cell: "A1" }, { found }));
    expect(message).toContain('"a b z');
    expect(message.length).toBeLessThan(200);
    expect(message).not.toMatch(/[\n\u202e]/u);
  });

  it("asks for an explanation where the finding is a query, and for nothing where it is a note", () => {
    const facts = { title: "People", sum: "5", stated: "6", difference: "1" };
    expect(describeFinding(exampleFinding("changed-much")).fix).toContain("explanation");
    expect(describeFinding(finding("total-differs", {}, facts)).fix).toContain("Correct");
    expect(describeFinding(finding("total-differs", {}, facts, { severity: "note" })).fix).toContain("Nothing to do");
  });

  it.each(codes)("says %s in whole sentences, without contractions, with and without a place", (code) => {
    const { facts } = examples[code];
    const bare = describeFinding(finding(code, {}, facts));
    const full = describeFinding(exampleFinding(code), exampleNames);
    for (const text of [bare.message, bare.fix, full.message, full.fix]) {
      expect(text).toMatch(/^["A-Z].*[.]$/s);
      expect(text).not.toMatch(/undefined|\[object|\bnull\b|n't\b|'re\b|'ll\b| {2}/);
    }
  });

  it.each(codes)("builds the words of %s from every fact it carries", (code) => {
    const { message, fix } = describeFinding(exampleFinding(code), exampleNames);
    const told = `${message} ${fix}`.replaceAll(",", "");
    for (const fact of Object.values(examples[code].facts).flat()) {
      const text = String(fact).replaceAll(",", "");
      if (/^\d{4}-\d{2}-\d{2}$/.test(text)) continue;
      expect(told).toContain(text === "rows" ? "rows" : text);
    }
  });
});

describe("namesOf", () => {
  it("takes the first header of each column and the marker for what is not known", () => {
    const names = namesOf({
      markers: { "-": "low", "..": "x" },
      tables: {
        people: {
          title: "People",
          key: [],
          columns: { base: { kind: "count", unit: "people", headers: ["Base", "All"], description: "" } },
        },
      },
    });
    expect(names).toEqual({ tables: { people: "People" }, columns: { people: { base: "Base" } }, notKnown: ".." });
  });
});
