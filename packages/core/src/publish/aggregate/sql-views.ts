/** A named question over the tables of a snapshot, answered by any engine that has them. */
export interface SnapshotView {
  readonly name: string;
  readonly comment: string;
  readonly sql: string;
}

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

/**
 * The views of a snapshot's database: the tables as people ask for them, one plain SELECT each.
 */
export function snapshotViews(): readonly SnapshotView[] {
  return [
    {
      name: "headline",
      comment: "England in the latest period, everyone together.",
      sql: figuresWhere(
        [
          `f."level" = 'england' AND f."breakdown" = 'all'`,
          `AND f."period" = (SELECT max(l."period") FROM "figures" AS l WHERE l."collection" = f."collection")`,
        ].join(" "),
      ),
    },
    atLevel("england", "england", "England in every period."),
    atLevel("by_region", "region", "Every region in every period."),
    atLevel("by_council_type", "council-type", "Every group of councils in every period."),
    atLevel("by_council", "council", "Every council in every period."),
    {
      name: "by_breakdown",
      comment: "Figures for one group of people at a time, such as an age band.",
      sql: figuresWhere(`f."breakdown" <> 'all'`),
    },
    {
      name: "rates",
      comment: "Every percentage and rate, with its numerator, denominator and basis.",
      sql: figuresWhere(`m."kind" IN ('ratio', 'share', 'rate')`),
    },
    {
      name: "changes",
      comment: "Every change on an earlier period.",
      sql: figuresWhere(`m."kind" = 'change'`),
    },
    {
      name: "foreseen",
      comment: "What councils forecast and where series are heading: nothing that came about.",
      sql: figuresWhere(`f."nature" <> 'outcome'`),
    },
    {
      name: "missing",
      comment: "Areas where a council is not in a figure, and which.",
      sql: missingSql(),
    },
    {
      name: "claims_not_reproduced",
      comment: "Numbers quoted elsewhere that do not follow from the figures published here.",
      sql: `SELECT "collection", "claim", "statement", "stated", "computed", "working", "source" FROM "claims" WHERE "verdict" = 'not reproduced' ORDER BY "claim"`,
    },
  ];
}

function atLevel(name: string, level: string, comment: string): SnapshotView {
  return { name, comment, sql: figuresWhere(`f."level" = '${level}' AND f."breakdown" = 'all'`) };
}

function figuresWhere(condition: string): string {
  const chosen = figureColumns.map((column) => `f."${column}"`);
  return [
    `SELECT m."title", m."basis_title", ${chosen.join(", ")}`,
    `FROM "figures" AS f`,
    `JOIN "measures" AS m`,
    `ON m."collection" = f."collection" AND m."measure" = f."measure" AND m."basis" = f."basis"`,
    `WHERE ${condition}`,
    `ORDER BY f."figure"`,
  ].join("\n");
}

function missingSql(): string {
  return [
    `SELECT "collection", "period", "measure", "basis", "geography_code", "geography", "breakdown", "expected", "responded", "base_covered", "low", "high", "estimate", "estimate_status", "missing"`,
    `FROM "coverage"`,
    `WHERE "responded" < "expected" AND "level" <> 'council'`,
    `ORDER BY "collection", "period", "measure", "basis", "geography_code", "breakdown"`,
  ].join("\n");
}
