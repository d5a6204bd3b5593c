import { describe, expect, it } from "vitest";
import type { Collection } from "../../packages/core/src/collections/define-collection.ts";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import { rowsSchema } from "../../packages/core/src/ingest/write/rows-schema.ts";
import { collectParts } from "../../packages/core/src/publish/aggregate/collect-parts.ts";
import { everyKind } from "./every-kind.ts";

/** What engines do each in their own way, or some not at all: found by running one text on five of them. */
const avoided: Readonly<Record<string, RegExp>> = {
  "an engine's median or percentile": /\b(median|quantile\w*|percentile\w*|approx\w*)\b/i,
  "a division": /\/|\bdiv\b|%|\bmod\b/i,
  "an average": /\bavg\b/i,
  rounding: /\b(round|ceil\w*|floor|trunc\w*)\b/i,
  "a float": /\b(double|float|real)\b/i,
  "a type of one engine": /\b(hugeint|text|int128|uinteger)\b|::/i,
  "a whole number cast": /cast\([^()]* as (integer|int|smallint)\)/i,
  "a function of one engine":
    /\b(arg_max|arg_min|first|last|any_value|string_agg|listagg|list|regexp\w*|strftime|date_format|date_trunc|width_bucket|sqrt|ln|greatest|least|concat)\s*\(/i,
  "a clause of one engine": /\b(qualify|exclude|by name|group by all|offset|pivot|using sample)\b/i,
  "a name that is not quoted alike": /`|\[/,
  "a backslash": /\\/,
  "an order that nulls stand in anywhere": /\border by\b(?![^)]*nulls (first|last))/i,
};

/** Every text an engine is asked with for a collection whose rows have all their columns. */
async function asked(collection: Collection): Promise<readonly string[]> {
  const texts: string[] = [];
  const engine = {
    load: async () => {},
    query: async (sql: string) => {
      texts.push(sql);
      const table = Object.keys(collection.tables).find((id) => sql.includes(`"rows_${id}" LIMIT 0`));
      const definition = table === undefined ? undefined : collection.tables[table];
      const columns = definition === undefined ? [] : rowsSchema(definition).map(({ name }) => ({ name, type: "" }));
      return { columns, rows: [] };
    },
  };
  await collectParts(collection, Object.keys(collection.tables), engine);
  return texts;
}

describe.each([...registry, everyKind()].map((collection) => [collection.id, collection] as const))(
  "the SQL of %s",
  (id, collection) => {
    it("says nothing that engines understand differently", async () => {
      const texts = await asked(collection);
      expect(texts.length, id).toBeGreaterThan(1);
      expect(texts.join("\n")).toMatch(/GROUPING SETS/);
      for (const text of texts) {
        const bare = text.replaceAll(/"[^"]*"/g, '"name"').replaceAll(/'[^']*'/g, "'x'");
        for (const [what, words] of Object.entries(avoided)) expect(bare, what).not.toMatch(words);
      }
    });
  },
);

it("finds what is to be avoided where it stands", () => {
  for (const text of ["SELECT median(n)", "SELECT n / d", "SELECT avg(n)", "x::INTEGER", "CAST(n AS DOUBLE)"]) {
    expect(
      Object.values(avoided).some((words) => words.test(text)),
      text,
    ).toBe(true);
  }
});
