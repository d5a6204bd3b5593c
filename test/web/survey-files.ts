import { collectionAt } from "../../packages/core/src/collections/define-collection.ts";
import { makeTemplate } from "../../packages/core/src/workflows/make-template.ts";
import { type Answers, fillTemplate } from "../templates/fill-template.ts";

export const COLLECTION = "personal-budgets";
export const PERIOD = "2010-03-31";
/** Cumbria. */
export const COUNCIL = "102";
export const RETURN = `/returns/${COLLECTION}/${PERIOD}/${COUNCIL}`;
export const NAME = "return.xlsx";

const clock = () => new Date("2010-06-01T00:00:00Z");

const NUMBERS: Readonly<Record<string, number>> = {
  ongoing_support: 400,
  ongoing_personal_budgets: 60,
  ongoing_direct_payment: 30,
  ongoing_managed: 20,
  ongoing_mixed: 10,
  one_off_personal_budgets: 5,
  indicator_130_base: 600,
  forecast_ongoing: 150,
  community_budget: 9_000_000,
  personal_budget_spend: 800_000,
  direct_payment_spend: 600_000,
};

/** What was entered wrongly, in the cell it is found in. */
const WRONG: Readonly<Record<string, string | number>> = {
  "ongoing_support 0": "about four hundred",
  "ongoing_managed 1": -20,
  "ongoing_direct_payment 2": 33,
  "indicator_130_base 3": 600.5,
  "personal_budget_spend 0": 9_500_000,
};

/** The cells at fault in `brokenFile`, as the receipt names them. */
export const BROKEN_CELLS = ["People!C6", "People!F7", "People!D8", "People!I9", "Money!B6"];

function filled(answers: Answers): Uint8Array<ArrayBuffer> {
  const { collection, period, bytes } = makeTemplate(
    { collection: COLLECTION, period: PERIOD, authority: COUNCIL },
    { clock },
  );
  return new Uint8Array(fillTemplate(bytes, collectionAt(collection, period.id), answers, "Cumbria"));
}

/** The template of the council, filled in as it should be; with another number in one cell, another file. */
export function goodFile(change: Readonly<Record<string, number>> = {}): Uint8Array<ArrayBuffer> {
  return filled((_table, column, row) => change[`${column} ${row}`] ?? NUMBERS[column]);
}

/** The same, broken in five ways. */
export function brokenFile(): Uint8Array<ArrayBuffer> {
  return filled((_table, column, row) => WRONG[`${column} ${row}`] ?? NUMBERS[column]);
}

export function asFile(bytes: Uint8Array<ArrayBuffer>, name = NAME): File {
  return new File([bytes], name);
}
