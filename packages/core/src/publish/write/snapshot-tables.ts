import type { Publication } from "../make-publication.ts";
import { measureDefinitions } from "../measure-definitions.ts";
import { syntheticStatement } from "../synthetic-statement.ts";
import { authoritiesTable } from "./authorities-table.ts";
import { claimsTable } from "./claims-table.ts";
import { coverageTable } from "./coverage-table.ts";
import { figuresTable } from "./figures-table.ts";
import { measuresTable } from "./measures-table.ts";
import type { Column, SnapshotTable, TableContent } from "./snapshot-table.ts";
import { writeTable } from "./snapshot-table.ts";
import { submissionsTable } from "./submissions-table.ts";
import { targetsTable } from "./targets-table.ts";
import { waiversTable } from "./waivers-table.ts";

/**
 * The tables of a snapshot, each as Parquet and CSV, in the order they are listed for readers.
 * Where a return is synthetic every table's comment says so. Equal publications give equal bytes.
 */
export function snapshotTables(publication: Publication): readonly SnapshotTable[] {
  const note = publication.synthetic ? ` ${syntheticStatement}` : "";
  const write = <Row>(content: TableContent<Row>): SnapshotTable =>
    writeTable({ ...ofCollection(content, publication.collection.id), comment: `${content.comment}${note}` });
  return [
    write(figuresTable(publication.figures)),
    write(coverageTable(publication.coverage)),
    write(targetsTable(publication.targets, publication.targetVerdicts)),
    write(claimsTable(publication.claims, publication.claimVerdicts)),
    write(measuresTable(measureDefinitions(publication.collection))),
    write(authoritiesTable(publication.councils)),
    write(submissionsTable(publication.returns)),
    write(waiversTable(publication.returns, publication.councils)),
  ];
}

/** Every table says which collection it is of, so that those of several can be read as one. */
function ofCollection<Row>(content: TableContent<Row>, id: string): TableContent<Row> {
  if (content.columns.some(({ name }) => name === "collection")) return content;
  const collection: Column<Row> = {
    name: "collection",
    type: "VARCHAR",
    description: "Id of the collection.",
    of: () => id,
  };
  return { ...content, columns: [collection, ...content.columns] };
}
