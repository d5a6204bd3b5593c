/** A named question over the tables of a snapshot, answered by any engine that has them. */
export interface SnapshotView {
  readonly name: string;
  readonly comment: string;
  readonly sql: string;
  /** The columns of its answer in order, each with the table of the snapshot that describes it. */
  readonly columns: readonly ViewColumn[];
}

export interface ViewColumn {
  readonly table: "figures" | "measures" | "coverage" | "claims";
  readonly name: string;
}

const measureColumns = ["title", "basis_title"];

const figureColumns = [
  "collection",
  "period",
  "measure",
  "basis",
  "geography_code",
  "geography",
  "breakdown",
  "value",
  "unit",
  "status",
  "numerator",
  "denominator",
  "expected",
  "responded",
  "synthetic",
  "waivers",
  "nature",
  "definition",
  "base_day",
  "figure",
];

const coverageColumns = [
  "collection",
  "period",
  "measure",
  "basis",
  "geography_code",
  "geography",
  "breakdown",
  "expected",
  "responded",
  "base_covered",
  "low",
  "high",
  "estimate",
  "estimate_status",
  "missing",
];

const claimColumns = ["collection", "claim", "statement", "stated", "computed", "working", "source"];

/**
 * The views of a snapshot's database: the tables as people ask for them, one plain SELECT each.
 */
export function snapshotViews(): readonly SnapshotView[] {
  return [
    figureView(
      "headline",
      "England in the latest period, everyone together.",
      [
        `f."level" = 'england' AND f."breakdown" = 'all'`,
        `AND f."period" = (SELECT max(l."period") FROM "figures" AS l WHERE l."collection" = f."collection")`,
      ].join(" "),
    ),
    atLevel("england", "england", "England in every period."),
    atLevel("by_region", "region", "Every region in every period."),
    atLevel("by_council_type", "council-type", "Every group of councils in every period."),
    atLevel("by_council", "council", "Every council in every period."),
    figureView(
      "by_breakdown",
      "Figures for one group of people at a time, such as an age band.",
      `f."breakdown" <> 'all'`,
    ),
    figureView(
      "rates",
      "Every percentage and rate, with its numerator, denominator and basis.",
      `m."kind" IN ('ratio', 'share', 'rate')`,
    ),
    figureView("changes", "Every change on an earlier period.", `m."kind" = 'change'`),
    figureView(
      "foreseen",
      "What councils forecast and where series are heading: nothing that came about.",
      `f."nature" <> 'outcome'`,
    ),
    {
      name: "missing",
      comment: "Areas where a council is not in a figure, and which.",
      sql: missingSql(),
      columns: columnsOf("coverage", coverageColumns),
    },
    {
      name: "claims_not_reproduced",
      comment: "Numbers quoted elsewhere that do not follow from the figures published here.",
      sql: `SELECT ${quoted(claimColumns)} FROM "claims" WHERE "verdict" = 'not reproduced' ORDER BY "claim"`,
      columns: columnsOf("claims", claimColumns),
    },
  ];
}

function columnsOf(table: ViewColumn["table"], names: readonly string[]): readonly ViewColumn[] {
  return names.map((name) => ({ table, name }));
}

function quoted(names: readonly string[], prefix = ""): string {
  return names.map((name) => `${prefix}"${name}"`).join(", ");
}

function atLevel(name: string, level: string, comment: string): SnapshotView {
  return figureView(name, comment, `f."level" = '${level}' AND f."breakdown" = 'all'`);
}

function figureView(name: string, comment: string, condition: string): SnapshotView {
  const sql = [
    `SELECT ${quoted(measureColumns, "m.")}, ${quoted(figureColumns, "f.")}`,
    `FROM "figures" AS f`,
    `JOIN "measures" AS m`,
    `ON m."collection" = f."collection" AND m."measure" = f."measure" AND m."basis" = f."basis"`,
    `WHERE ${condition}`,
    `ORDER BY f."figure"`,
  ].join("\n");
  return {
    name,
    comment,
    sql,
    columns: [...columnsOf("measures", measureColumns), ...columnsOf("figures", figureColumns)],
  };
}

function missingSql(): string {
  return [
    `SELECT ${quoted(coverageColumns)}`,
    `FROM "coverage"`,
    `WHERE "responded" < "expected" AND "level" <> 'council'`,
    `ORDER BY "collection", "period", "measure", "basis", "geography_code", "breakdown"`,
  ].join("\n");
}
