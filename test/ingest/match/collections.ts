import {
  amount,
  authority,
  category,
  count,
  date,
  month,
  rate,
  text,
} from "../../../packages/core/src/collections/columns.ts";
import {
  type Collection,
  collectionAt,
  defineCollection,
} from "../../../packages/core/src/collections/define-collection.ts";
import { type Period, parsePeriod } from "../../../packages/core/src/periods/period.ts";

const publish = {
  levels: ["england"],
  roundCountsTo: 1,
  roundPoundsTo: 1,
  percentPlaces: 1,
  percentFrom: "exact",
} as const;

/** A form one council fills in: people by group and age, and money on one line. */
export const form = defineCollection({
  id: "library-form",
  title: "Library form",
  description: "A form for tests.",
  period: "census-day",
  sender: "authority",
  labels: { authority: ["Council", "Name of council"], period: ["Census date", "Position at"] },
  markers: { "-": "low", "..": "x", "n/a": "z", "<5": "c" },
  tables: {
    readers: {
      title: "Readers",
      titles: ["Readers", "Table 1"],
      key: ["group", "age"],
      columns: {
        group: category({
          headers: ["Client group", "Group"],
          description: "Group.",
          values: { physical: ["Physical disability", "PD"], mental: ["Mental health"], carers: ["Carers"] },
        }),
        age: category({
          headers: ["Age band", "Age"],
          description: "Age.",
          values: { young: ["18-64"], old: ["65 and over", "65+"] },
        }),
        ongoing: count({
          headers: ["Ongoing support", "People with ongoing support"],
          description: "On.",
          unit: "people",
        }),
        direct: count({
          headers: ["Direct payment", "Ongoing Direct payment", "of which direct payment"],
          description: "D.",
          unit: "people",
        }),
        managed: count({ headers: ["Managed by council", "Managed"], description: "M.", unit: "people" }),
        share: rate({ headers: ["Share", "Per cent of base"], description: "S.", required: false, blank: true }),
      },
    },
    money: {
      title: "Money",
      titles: ["Money"],
      key: [],
      optional: true,
      columns: {
        budget: amount({ headers: ["Community services budget"], description: "B." }),
        spend: amount({ headers: ["Personal budget spend", "Spend"], description: "P." }),
      },
    },
  },
  checks: [],
  measures: {},
  publish,
});

/** One file with all councils in it, items known by codes. */
export const wide = defineCollection({
  id: "library-wide",
  title: "Library wide",
  description: "A wide file for tests.",
  period: "financial-year",
  sender: "national",
  markers: { "-": "low", "..": "x" },
  tables: {
    activity: {
      title: "Activity",
      key: [],
      columns: {
        council: authority({ headers: ["Council", "Local authority", "Area name"], description: "Council." }),
        all: count({ headers: ["Total all ages", "All ages"], codes: ["A4.20"], description: "All.", unit: "people" }),
        young: count({ headers: ["Total 18-64"], codes: ["A4.10"], description: "Young.", unit: "people" }),
        carers: count({
          headers: ["Carers with direct payments"],
          codes: ["H4"],
          description: "Carers.",
          unit: "people",
        }),
      },
    },
  },
  checks: [],
  measures: {},
  publish,
});

/** Payments, one a row, with a council in each or in none. */
export const payments = defineCollection({
  id: "library-payments",
  title: "Library payments",
  description: "Payments for tests.",
  period: "month",
  sender: "authority",
  tables: {
    payment: {
      title: "Payments",
      key: [],
      columns: {
        body: authority({ headers: ["Body name", "Body"], description: "Body.", required: false, blank: true }),
        paid_on: date({ headers: ["Date", "Invoice Payment Date", "Date paid"], description: "Date." }),
        transaction: text({ headers: ["Transaction number", "Transaction"], description: "Id.", longest: 40 }),
        amount: amount({ headers: ["Net amount", "Amount"], description: "Pounds.", negative: true }),
        supplier: text({ headers: ["Supplier name", "Supplier"], description: "Who." }),
        month: month({ headers: ["Month"], description: "When.", required: false, blank: true }),
      },
    },
  },
  checks: [],
  measures: {},
  publish,
});

export function periodOf(collection: Collection, id: string): Period {
  const period = parsePeriod(collection.period, id);
  if (period === undefined) throw new RangeError(`No period ${id}`);
  return period;
}

export function at(collection: Collection, id: string) {
  return { collection: collectionAt(collection, id), period: periodOf(collection, id) };
}
