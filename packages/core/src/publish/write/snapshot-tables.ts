import { allAtOnce, type InParts } from "../in-parts.ts";
import type { Publication } from "../make-publication.ts";
import { measureDefinitions } from "../measure-definitions.ts";
import { syntheticStatement } from "../synthetic-statement.ts";
import { authoritiesTable } from "./authorities-table.ts";
import { claimsTable } from "./claims-table.ts";
import { coverageTable } from "./coverage-table.ts";
import { figuresTable } from "./figures-table.ts";
import { measuresTable } from "./measures-table.ts";
import type { ColumnsContent, SnapshotTable, TableContent } from "./snapshot-table.ts";
import { columnsOf, tableInParts } from "./snapshot-table.ts";
import { submissionsTable } from "./submissions-table.ts";
import { targetsTable } from "./targets-table.ts";
import { waiversTable } from "./waivers-table.ts";

/**
 * The tables of a snapshot, each as Parquet and CSV, in the order they are listed for readers.
 * Where a return is synthetic every table's comment says so. Equal publications give equal bytes.
 */
export function snapshotTables(publication: Publication): readonly SnapshotTable[] {
  return allAtOnce(tablesInParts(publication));
}

/** The same, in parts. */
export function* tablesInParts(publication: Publication): InParts<readonly SnapshotTable[]> {
  const note = publication.synthetic ? ` ${syntheticStatement}` : "";
  const writeColumns = (content: ColumnsContent): InParts<SnapshotTable> =>
    tableInParts({ ...content, comment: `${content.comment}${note}` });
  const write = <Row>(content: TableContent<Row>): InParts<SnapshotTable> =>
    writeColumns(ofCollection(columnsOf(content), publication.collection.id));
  return [
    yield* writeColumns(figuresTable(publication.figures)),
    yield* writeColumns(ofCollection(coverageTable(publication.coverage), publication.collection.id)),
    yield* write(targetsTable(publication.targets, publication.targetVerdicts)),
    yield* write(claimsTable(publication.claims, publication.claimVerdicts)),
    yield* write(measuresTable(measureDefinitions(publication.collection))),
    yield* write(authoritiesTable(publication.councils)),
    yield* write(submissionsTable(publication.returns)),
    yield* write(waiversTable(publication.returns, publication.councils)),
  ];
}

/** Every table says which collection it is of, so that those of several can be read as one. */
function ofCollection(content: ColumnsContent, id: string): ColumnsContent {
  if (content.columns.some(({ name }) => name === "collection")) return content;
  const entries = [id];
  const collection: ColumnsContent["columns"][number] = {
    name: "collection",
    type: "VARCHAR",
    description: "Id of the collection.",
    cells: (from, to) => ({ codes: new Uint8Array(to - from), entries }),
  };
  return { ...content, columns: [collection, ...content.columns] };
}
