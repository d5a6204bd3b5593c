import type { ExamplesOf } from "./examples.ts";
import type { Place } from "./finding.ts";
import type { LabelCode } from "./words/about-labels.ts";
import type { MoneyCode } from "./words/about-money.ts";
import type { TableCode } from "./words/about-tables.ts";

const group: Place = { sheet: "People", cell: "B14", row: 14, table: "people", column: "group" };
const people: Place = { sheet: "People", table: "people" };

/** Examples of what is said of tables, their headers and their rows. */
export const tableExamples: ExamplesOf<TableCode | LabelCode | MoneyCode> = {
  "no-table": {
    place: { table: "people" },
    facts: { title: "People", headers: ["Client group", "Ongoing support"], sheets: ["Cover", "Notes"] },
  },
  "not-in-columns": {
    place: { sheet: "Payments", cell: "A3", table: "payments" },
    facts: { title: "Payments", found: "Supplier name~Payment date~Net amount" },
  },
  "table-in-parts": {
    place: people,
    facts: { title: "People", ranges: ["Week 1!A4:H20", "Week 2!A4:H31"], rows: 43 },
  },
  "two-tables": { place: people, facts: { title: "People", ranges: ["People!A4:H20", "'People (2)'!A4:H20"] } },
  "no-rows": { place: { sheet: "People", cell: "A4:H4", table: "people" }, facts: { title: "People" } },
  "missing-column": {
    place: people,
    facts: {
      title: "Ongoing support",
      headers: ["Ongoing support", "People with ongoing support"],
      candidates: ["Support now", "Support to come"],
    },
  },
  "column-taken": {
    place: { sheet: "People", cell: "C4", table: "people", column: "ongoing" },
    facts: { title: "Ongoing support", header: "Clients supported, ongoing" },
  },
  "rows-left-out": { place: people, facts: { title: "Payments", rows: 20, lacking: ["Supplier name"] } },
  "other-period-left": {
    place: { sheet: "August 2014", cell: "A3:G15", table: "payments" },
    facts: { title: "Payments", period: "August 2014", rows: 12 },
  },
  "signs-apart": {
    place: { sheet: "Payments", cell: "F4", table: "payments" },
    facts: { title: "Net amount", header: "Dr/Cr", found: "CR", rows: 14 },
  },
  "credits-apart": {
    place: { sheet: "Payments", cell: "E4", column: "amount", table: "payments" },
    facts: { title: "Net amount", headers: ["Debit", "Credit"], rows: 12 },
  },
  "other-currency": {
    place: { sheet: "Payments", cell: "F9", table: "payments" },
    facts: { title: "Net amount", found: ["EUR", "USD"], rows: 3 },
  },
  "rows-cancelled": {
    place: { sheet: "Payments", cell: "G12", table: "payments" },
    facts: { title: "Payments", header: "Status", found: ["Cancelled"], rows: 2 },
  },
  "name-totals": {
    place: { sheet: "Payments", cell: "C9", table: "payments" },
    facts: { title: "Payments", found: "Alder Home Care Ltd", rows: 14, names: 15 },
  },
  "vat-rows": {
    place: { sheet: "Payments", cell: "E5", table: "payments" },
    facts: { title: "Payments", header: "Expense type", found: "VAT Input", rows: 180 },
  },
  "mostly-below-zero": {
    place: { sheet: "Payments", cell: "C4", table: "payments" },
    facts: { title: "Net amount", rows: 212, of: 214 },
  },
  "sum-of-columns": { place: people, facts: { title: "Net amount", header: "Gross", parts: ["Net", "Tax"] } },
  "key-without-column": {
    place: { sheet: "People", cell: "A5", table: "people", column: "group" },
    facts: { title: "Client group", layout: "headings", cells: ["A5", "A8", "A11"], rows: 6 },
  },
  "read-by-labels": {
    place: { sheet: "Return", table: "people" },
    facts: { title: "People", cells: ["C5", "C8", "C11"], rows: 8, left: ["Telecare"] },
  },
  "figures-not-placed": {
    place: { sheet: "Return", cell: "D9", table: "people" },
    facts: { title: "People", why: "twice", cells: ["Return!D9", "Return!D41"], headers: ["Client group", "Managed"] },
  },
  "names-carried": {
    place: { sheet: "Payments", cell: "A6", table: "payments" },
    facts: { title: "Supplier name", rows: 31 },
  },
  "header-changed": {
    place: { sheet: "People", cell: "C4", table: "people", column: "ongoing" },
    facts: { title: "Ongoing support", before: "Clients supported, ongoing", now: "Ongoing support" },
  },
  "header-confirmed": {
    place: { sheet: "People", cell: "C4", table: "people", column: "ongoing" },
    facts: {
      title: "Ongoing support",
      header: "Clients supported, ongoing",
      by: "finance officer",
      on: "2010-05-14",
    },
  },
  "ambiguous-column": {
    place: people,
    facts: { title: "Ongoing support", candidates: ["Ongoing support / 2009", "Ongoing support / 2010"] },
  },
  "other-unit": {
    place: { sheet: "Money", cell: "C4", table: "money", column: "spend" },
    facts: { found: "thousands", expected: "pounds" },
  },
  "pence-apart": {
    place: { sheet: "Payments", cell: "D5", table: "payments", column: "amount" },
    facts: { title: "Net amount" },
  },
  "column-absent": {
    place: { table: "people" },
    facts: { title: "Note", meaning: "Nothing can be said of the circumstances." },
  },
  "column-empty": { place: { table: "people", column: "note" }, facts: { title: "Comments", rows: 40 } },
  "column-without-header": { place: { ...people, cell: "K6" }, facts: {} },
  "column-not-used": { place: { sheet: "People", cell: "J4", table: "people" }, facts: { header: "Checked by" } },
  "hidden-cells": {
    place: { ...people, cell: "A9" },
    facts: { rows: 12, row: "9", columns: 1, column: "F" },
  },
  "block-not-read": { place: { sheet: "People", cell: "J4:L12" }, facts: { rows: 8 } },
  "sheets-not-read": { place: {}, facts: { sheets: ["Summary", "Corrections"] } },
  "hidden-sheet": { place: { sheet: "Old" }, facts: { name: "Old", visibility: "very hidden" } },
  "missing-row": { place: people, facts: { keys: ["Mental health, 65 and over", "Carers, 18 to 64"] } },
  "row-in-doubt": {
    place: { sheet: "Payments", cell: "D27", table: "payments" },
    facts: { title: "Payments", found: ["Tax on the above", "5,210.00"], rows: 1, others: 24 },
  },
  "rows-again": { place: group, facts: { title: "People", rows: 40, of: 80, first: "People!B6" } },
  "several-rows-each": {
    place: group,
    facts: { rows: 16, keys: 8, key: "Mental health, 65 and over", first: "People!B13", apart: "Sex" },
  },
  "duplicate-row": { place: group, facts: { key: "Mental health, 65 and over", first: "People!B9" } },
};
