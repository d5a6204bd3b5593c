// Prints "N passed, N failed", after what was skipped, from vitest's JSON report, and exits 1 where anything failed.
// Usage: node scripts/count-tests.ts TEST.json CHECK_STATUS TEST_STATUS
import { readFileSync } from "node:fs";

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numFailedTestSuites: number;
}

const [testReport = "", checkStatus = "1", testStatus = "1"] = process.argv.slice(2);
const report = read(testReport);
const broken = [checkStatus, testStatus].filter((status) => status !== "0").length;
const failed = Math.max(report?.numFailedTests ?? 1, report?.numFailedTestSuites ?? 1, broken);
const skipped = report?.numPendingTests ?? 0;
if (skipped > 0) console.log(`${skipped} skipped: their names say what is missing`);
console.log(`${report?.numPassedTests ?? 0} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function read(path: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
