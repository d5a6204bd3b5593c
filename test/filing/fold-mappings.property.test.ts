import fc from "fast-check";
import { expect, it } from "vitest";
import { foldMappings } from "../../packages/core/src/filing/fold-mappings.ts";
import type { MappingEvent } from "../../packages/core/src/filing/mapping.ts";
import { logged } from "./mapping-entries.ts";

const said = fc.record({
  event: fc.constantFrom<MappingEvent>("confirmed", "withdrawn"),
  column: fc.constantFrom("loans", "visits", "spend", null),
  header: fc.constantFrom("Items out", "ITEMS OUT", "Visits", "Money", "Other"),
});
const log = fc.array(said, { maxLength: 12 }).map((all) => all.map((one, at) => logged(at + 1, one.event, one)));

it("foldMappings comes to the same for entries in any order: only their numbers count", () => {
  fc.assert(
    fc.property(
      log.chain((entries) =>
        fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
      ),
      ([entries, shuffled]) => {
        expect(foldMappings(shuffled)).toEqual(foldMappings(entries));
      },
    ),
  );
});

it("foldMappings never holds two answers about one header or one column", () => {
  fc.assert(
    fc.property(log, (entries) => {
      const held = foldMappings(entries);
      const columns = held.flatMap(({ column }) => column ?? []);
      const headers = held.map(({ header }) => header.toLowerCase());
      expect(new Set(columns).size).toBe(columns.length);
      expect(new Set(headers).size).toBe(headers.length);
    }),
  );
});

it("foldMappings ends with what was said last: held where it was confirmed, gone where it was withdrawn", () => {
  fc.assert(
    fc.property(log, said, (entries, last) => {
      const all = [...entries, logged(entries.length + 1, last.event, last)];
      const held = foldMappings(all).some(({ header, column }) => header === last.header && column === last.column);
      expect(held).toBe(last.event === "confirmed");
    }),
  );
});

it("foldMappings of a confirmation taken back is as if neither had been, of one header and column", () => {
  fc.assert(
    fc.property(log, (entries) => {
      const fresh = { column: "issues", header: "Issues" };
      const n = entries.length;
      const all = [...entries, logged(n + 1, "confirmed", fresh), logged(n + 2, "withdrawn", fresh)];
      expect(foldMappings(all)).toEqual(foldMappings(entries));
    }),
  );
});
