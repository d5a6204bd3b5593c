import { describe, expect, it } from "vitest";
import { environments, readEnvironment } from "../../functions/environment.ts";

const BUCKETS = { UPLOADS_BUCKET: "uploads", DATA_BUCKET: "data-bucket" };
const LETTERS = { DEAD_LETTER_URL: "https://sqs.eu-west-2.amazonaws.com/1/letters" };

describe("the environment of a function", () => {
  it("fills in what may be left out, and takes what is empty as left out", () => {
    const env = readEnvironment(environments.ingest, { ...BUCKETS, ...LETTERS, SCAN_GATE: "", OTHER: "x" });
    expect(env).toEqual({
      ...BUCKETS,
      ...LETTERS,
      SCAN_GATE: "off",
      MAX_UPLOAD_BYTES: 104_857_600,
      LOG_LEVEL: "INFO",
      METRICS_NAMESPACE: "CouncilReturns",
    });
  });

  it("names every variable that is missing or wrong, and tells nothing of what they hold", () => {
    const wrong = { UPLOADS_BUCKET: "Not A Bucket", MAX_UPLOAD_BYTES: "many", LOG_LEVEL: "LOUD", SCAN_GATE: "secret" };
    const told = ((): string => {
      try {
        readEnvironment(environments.ingest, wrong);
        return "";
      } catch (error) {
        return String(error);
      }
    })();
    for (const name of ["UPLOADS_BUCKET", "DATA_BUCKET", "DEAD_LETTER_URL", "MAX_UPLOAD_BYTES", "LOG_LEVEL"]) {
      expect(told).toContain(name);
    }
    expect(told).not.toMatch(/Not A Bucket|secret|LOUD/);
  });

  it("takes DuckDB's memory only as DuckDB writes it", () => {
    const env = (DUCKDB_MEMORY: string) => readEnvironment(environments.publish, { ...BUCKETS, DUCKDB_MEMORY });
    expect(env("512MB").DUCKDB_MEMORY).toBe("512MB");
    expect(() => env("half of it")).toThrow(/512MB/);
  });
});
