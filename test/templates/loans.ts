import type { Authority } from "../../packages/core/src/authorities/authority.ts";
import { type Collection, collectionAt } from "../../packages/core/src/collections/define-collection.ts";
import { parsePeriod } from "../../packages/core/src/periods/period.ts";
import type { TemplateSubject } from "../../packages/core/src/templates/template-subject.ts";

/** A collection with a key of two parts, a spelling left out, and names that a spreadsheet program would stumble over. */
const collection: Collection = {
  id: "loans",
  title: "Loans & <gifts>",
  description: "Loans of things.",
  period: "financial-year",
  sender: "authority",
  labels: { authority: ["Council"], period: ["Year"] },
  markers: { "..": "x", "n/k": "x", "-": "low" },
  tables: {
    t1: {
      title: "Loans",
      key: ["thing", "age"],
      complete: true,
      columns: {
        thing: { kind: "category", headers: ["Thing"], description: "T.", values: { a: ["Apple"], b: [] } },
        age: { kind: "category", headers: ["Age"], description: "A.", values: { y: ["Young"], o: ["Old"] } },
        loans: { kind: "count", headers: ["Loans"], description: "L.", unit: "loans", most: 900 },
        cost: { kind: "amount", headers: ["Cost"], description: "C.", negative: true },
      },
    },
    shares: {
      title: 'The "Author\'s" shares',
      key: ["genre"],
      optional: true,
      columns: {
        genre: {
          kind: "category",
          headers: ["Genre"],
          description: "G.",
          values: { "1": ["5-9"], "2": ["Plays, all"] },
        },
        share: { kind: "rate", headers: ["Share"], description: "S.", least: 5, most: 100 },
        from: { kind: "date", headers: ["From"], description: "F." },
        within: { kind: "month", headers: ["Within"], description: "W." },
        note: {
          kind: "text",
          headers: ["Note"],
          description: `N ${"very ".repeat(80)}long.`,
          longest: 20,
          blank: true,
        },
        twin: { kind: "text", headers: ["note"], description: "Under the same header.", blank: true },
      },
    },
  },
  checks: [{ kind: "changed-much", table: "t1", column: "loans", factor: 3, ignoreBelow: 5000 }],
  measures: {},
  publish: { levels: ["england"], roundCountsTo: 1, roundPoundsTo: 1, percentPlaces: 1, percentFrom: "exact" },
};

export const council: Authority = {
  code: "T1",
  name: "Testshire",
  officialName: "Testshire",
  gss: "",
  formerGss: [],
  region: "",
  type: "",
  from: "",
  to: "",
  successors: [],
  predecessors: [],
  names: [],
};

/** What a template of loans is made for; without a council. */
export function loans(): TemplateSubject {
  const period = parsePeriod("financial-year", "2009-10");
  if (period === undefined) throw new RangeError("2009-10 is no period");
  return { collection: collectionAt(collection, period.id), period };
}
