import { authoritiesOn } from "../../packages/core/src/authorities/resolve.ts";
import { parsePeriod } from "../../packages/core/src/periods/period.ts";
import { quoteLiteral } from "../../packages/core/src/publish/sql-quote.ts";
import { measuredCollection, SERVICE_COUNT, serviceColumn } from "./measured-collection.ts";
import { MEASURED_PERIODS } from "./measured-store.ts";

/**
 * What one would write by hand for the same figures: rows are turned so that each service is a row, councils added up,
 * then areas; sums, shares on both bases, medians, councils in the band and changes in one long table. Rounding is left to
 * the engine's own doubles, and nothing is said of who is missing, hidden or provisional.
 */
export function rivalSql(rows: string): string {
  return `
WITH places(period, council, region, kind) AS (VALUES ${places()}),
services AS (
  ${services(rows)}
),
by_council AS (
  SELECT period, council, age, service, sum(asked) AS asked, sum(served) AS served, sum(in_time) AS in_time,
    sum(cost) AS cost, sum(cost) FILTER (WHERE charges IS NOT NULL) - sum(charges) FILTER (WHERE cost IS NOT NULL) AS net,
    bool_and(asked IS NOT NULL AND served IS NOT NULL) AS has_rate,
    bool_and(served IS NOT NULL AND in_time IS NOT NULL) AS has_time
  FROM services GROUP BY GROUPING SETS ((period, council, service), (period, council, service, age))
),
areas AS (
  SELECT b.period, p.region, p.kind, b.council, b.age, b.service, count(*) AS councils,
    CASE WHEN GROUPING(b.council) = 0 THEN 'council' WHEN GROUPING(p.region) = 0 THEN 'region'
      WHEN GROUPING(p.kind) = 0 THEN 'council-type' ELSE 'england' END AS level,
    sum(asked) AS asked, sum(served) AS served, sum(cost) AS cost, sum(net) AS net,
    100 * sum(served) FILTER (WHERE has_rate) / nullif(sum(asked) FILTER (WHERE has_rate), 0) AS rate,
    100 * sum(in_time) FILTER (WHERE has_time) / nullif(sum(served) FILTER (WHERE has_time), 0) AS timely,
    median(cost) AS middle,
    count(*) FILTER (WHERE has_time AND served > 0 AND in_time * 2 >= served) AS band
  FROM by_council AS b JOIN places AS p ON p.period = b.period AND p.council = b.council
  GROUP BY GROUPING SETS ((b.period, b.service, b.age), (b.period, b.service, b.age, p.region),
    (b.period, b.service, b.age, p.kind), (b.period, b.service, b.age, b.council))
),
figures AS (
  SELECT *, served - lag(served) OVER (PARTITION BY level, region, kind, council, age, service ORDER BY period) AS change
  FROM areas
)
UNPIVOT (
  SELECT period, level, coalesce(region, kind, council, 'england') AS area, coalesce(age, 'all') AS breakdown, service, councils,
    round(CAST(asked AS DOUBLE) / 5) * 5 AS asked, round(CAST(served AS DOUBLE) / 5) * 5 AS served,
    round(CAST(cost AS DOUBLE), -3) AS cost, round(CAST(net AS DOUBLE), -3) AS net,
    round(CAST(rate AS DOUBLE), 1) AS rate, round(CAST(timely AS DOUBLE), 1) AS timely,
    round(CAST(middle AS DOUBLE), -3) AS middle, CAST(band AS DOUBLE) AS band, CAST(change AS DOUBLE) AS change
  FROM figures WHERE age IS NULL OR level IN ('england', 'region')
) ON asked, served, cost, net, rate, timely, middle, band, change INTO NAME measure VALUE value`;
}

function services(rows: string): string {
  const each = Array.from({ length: SERVICE_COUNT }, (_, service) => {
    const of = (column: Parameters<typeof serviceColumn>[1]) => `"${serviceColumn(service, column)}" AS ${column}`;
    const chosen = [of("asked"), of("served"), of("in_time"), of("cost"), of("charges")].join(", ");
    return `SELECT return_period AS period, council_code AS council, age, ${service} AS service, ${chosen} FROM all_rows`;
  });
  return `SELECT * FROM (WITH all_rows AS MATERIALIZED (SELECT * FROM ${rows}) ${each.join(" UNION ALL ")})`;
}

function places(): string {
  return MEASURED_PERIODS.flatMap((period) => {
    const day = parsePeriod(measuredCollection.period, period)?.end ?? "";
    return authoritiesOn(day).map((one) => {
      return `(${[period, one.code, one.region, one.type].map(quoteLiteral).join(", ")})`;
    });
  }).join(", ");
}
