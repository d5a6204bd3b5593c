import type { Publication } from "../make-publication.ts";
import { measureDefinitions } from "../measure-definitions.ts";
import { syntheticStatement } from "../synthetic-statement.ts";
import { authoritiesTable } from "./authorities-table.ts";
import { claimsTable } from "./claims-table.ts";
import { coverageTable } from "./coverage-table.ts";
import { figuresTable } from "./figures-table.ts";
import { measuresTable } from "./measures-table.ts";
import type { SnapshotTable, TableContent } from "./snapshot-table.ts";
import { writeTable } from "./snapshot-table.ts";
import { submissionsTable } from "./submissions-table.ts";
import { targetsTable } from "./targets-table.ts";

/**
 * The tables of a snapshot, each as Parquet and CSV, in the order they are listed for readers.
 * Where a return is synthetic every table's comment says so. Equal publications give equal bytes.
 */
export function snapshotTables(publication: Publication): readonly SnapshotTable[] {
  const note = publication.synthetic ? ` ${syntheticStatement}` : "";
  const write = <Row>(content: TableContent<Row>): SnapshotTable =>
    writeTable({ ...content, comment: `${content.comment}${note}` });
  return [
    write(figuresTable(publication.figures)),
    write(coverageTable(publication.coverage)),
    write(targetsTable(publication.targets, publication.targetVerdicts)),
    write(claimsTable(publication.claims, publication.claimVerdicts)),
    write(measuresTable(measureDefinitions(publication.collection))),
    write(authoritiesTable(publication.councils)),
    write(submissionsTable(publication.returns)),
  ];
}
