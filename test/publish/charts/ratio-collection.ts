import type { ChartDeclaration } from "../../../packages/core/src/collections/charts.ts";
import { count } from "../../../packages/core/src/collections/columns.ts";
import { type Collection, defineCollection } from "../../../packages/core/src/collections/define-collection.ts";
import { plainRules } from "../fixture.ts";

const column = count({ headers: ["Header"], description: "For a test.", unit: "people" });

/** A collection of one share on two bases. */
export function ratioCollection(charts?: readonly ChartDeclaration[]): Collection {
  return defineCollection({
    id: "shares",
    title: "Shares",
    description: "For a test.",
    period: "financial-year",
    sender: "authority",
    tables: { people: { title: "People", key: [], columns: { some: column, all: column, more: column } } },
    checks: [],
    measures: {
      share: {
        kind: "ratio",
        table: "people",
        title: "Share of people",
        description: "For a test.",
        version: 1,
        bases: {
          people: { title: "People", numerator: ["some"], denominator: ["all"] },
          more: { title: "More people", numerator: ["some"], denominator: ["more"] },
        },
      },
    },
    publish: { ...plainRules, breakdowns: [] },
    ...(charts && { charts }),
  });
}
