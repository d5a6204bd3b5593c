import type { Collection } from "../../collections/define-collection.ts";
import type { Finding } from "../../findings/finding.ts";
import { finding } from "../../findings/make-finding.ts";
import type { Candidate } from "./choose-places.ts";
import { unitOf } from "./column-edges.ts";
import { headerUnit } from "./header-unit.ts";

/**
 * Columns whose header says that they are in thousands or millions where the collection asks for the thing itself.
 * Nothing is multiplied: a header may be left over from last year.
 */
export function otherUnits(taken: readonly Candidate[], collection: Collection): Finding[] {
  return taken.flatMap(({ place }) =>
    place.edges.flatMap(({ column, header }): Finding[] => {
      const definition = collection.tables[place.table]?.columns[column];
      const unit = unitOf(header);
      if (definition === undefined || (unit !== "thousands" && unit !== "millions")) return [];
      if (definition.kind !== "amount" && definition.kind !== "count") return [];
      if (definition.headers.some((spelling) => headerUnit(spelling) === unit)) return [];
      const expected = definition.kind === "amount" ? "pounds" : definition.unit;
      const at = { sheet: place.sheet.name, cell: header.cell, column, table: place.table };
      return [finding("other-unit", at, { found: unit, expected })];
    }),
  );
}
