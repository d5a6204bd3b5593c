import { describe, expect, it } from "vitest";
import { receiptPage, type ShownReceipt } from "../../packages/core/src/receipts/receipt-page.ts";
import { showReceiptPage } from "../../packages/core/src/workflows/show-receipt-page.ts";
import { sampleReceipts } from "./sample-receipts.ts";

const receipts = await sampleReceipts();
const HOSTILE = `"><script>alert('x')</script><img src=http://example.org/x onerror=alert(1)>&`;

/** A page's text as it is read, with nothing of its markup. */
function textOf(page: string): string {
  return page
    .replace(/<style>.*?<\/style>/s, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ");
}

/** A receipt in which every text that can come from outside is hostile. */
function hostile(): ShownReceipt {
  const finding = {
    number: 1,
    severity: "error",
    sheet: HOSTILE,
    cell: HOSTILE,
    row: 1,
    message: HOSTILE,
    fix: HOSTILE,
  } as const;
  const waiver = { reason: HOSTILE, approver: HOSTILE, expires: HOSTILE };
  const explanation = { text: HOSTILE, by: HOSTILE, period: HOSTILE };
  return {
    receipt: HOSTILE,
    received: { key: HOSTILE, at: HOSTILE, bytes: 1, by: HOSTILE, recheck: { at: HOSTILE, by: HOSTILE } },
    checkOnly: false,
    file: HOSTILE,
    sha256: HOSTILE,
    outcome: HOSTILE,
    synthetic: true,
    tables: [
      {
        table: HOSTILE,
        sheet: HOSTILE,
        range: HOSTILE,
        rows: 1,
        columns: { [HOSTILE]: { header: HOSTILE, cell: HOSTILE } },
        totals: { [HOSTILE]: HOSTILE },
      },
    ],
    findings: [
      finding,
      { ...finding, waiver },
      { ...finding, severity: "query", explanation },
      { ...finding, severity: "note" },
    ],
    counts: { error: 2, query: 1, note: 1 },
    lastTry: { receipt: HOSTILE, at: HOSTILE, outcome: HOSTILE, fixed: [finding], still: 0, new: 1 },
  };
}

describe("receiptPage", () => {
  it("has every finding under its number, with its place, what was found and what would do", () => {
    for (const receipt of Object.values(receipts)) {
      const page = showReceiptPage(receipt);
      const text = textOf(page);
      for (const { number, cell, message, fix, waiver } of receipt.findings) {
        expect(page).toContain(`<li value="${number}">`);
        for (const said of [cell ?? "", message, waiver?.reason ?? fix])
          expect(text).toContain(said.replace(/\s+/g, " "));
      }
    }
    expect(receipts.rejected.findings.length).toBeGreaterThan(20);
  });

  it("does not ask again about what is waived", () => {
    const { nextTry } = receipts;
    const open = nextTry.findings.filter(({ severity, waiver }) => severity === "error" && waiver === undefined).length;
    const text = textOf(showReceiptPage(nextTry));
    expect(nextTry.counts.error).toBe(open + 1);
    expect(text).toContain(`To put right (${open})`);
    expect(text).toContain("Waived or explained already (1)");
    expect(text).toMatch(/Waived until 2026-12-31 by survey team: The system that holds it/);
  });

  it("says what has become of the last try, and names what is fixed", () => {
    const { nextTry, rejected } = receipts;
    const text = textOf(showReceiptPage(nextTry));
    expect(text).toContain(`Fixed since your last try (${nextTry.lastTry?.fixed.length})`);
    expect(text).toContain(`against receipt ${rejected.receipt}`);
    for (const { message } of nextTry.lastTry?.fixed ?? []) expect(text).toContain(message);
    expect(textOf(showReceiptPage(rejected))).not.toContain("last try");
  });

  it("escapes every text that comes from outside", () => {
    const page = receiptPage(hostile(), {
      collection: HOSTILE,
      period: HOSTILE,
      council: HOSTILE,
      tables: { [HOSTILE]: HOSTILE },
    });
    expect(page).not.toMatch(/<script|<img|onerror=alert\(1\)>/);
    expect(page.split("&quot;&gt;&lt;script&gt;").length).toBeGreaterThan(30);
  });

  it("calls each table by its title, as the return does", () => {
    const text = textOf(showReceiptPage(receipts.accepted));
    expect(text).toContain("People: ");
    expect(text).not.toContain(" people: A7");
  });

  it("loads nothing from outside and runs nothing", () => {
    for (const receipt of Object.values(receipts)) {
      const page = showReceiptPage(receipt);
      expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|base|form)\b/i);
      expect(page).not.toMatch(/\b(?:src|href|srcset|action)\s*=|@import|url\(|\son\w+\s*=/i);
      expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    }
  });

  it("is the same text for the same receipt", () => {
    expect(showReceiptPage(receipts.accepted)).toBe(showReceiptPage(structuredClone(receipts.accepted)));
  });
});
