import { writeFileSync } from "node:fs";
import process from "node:process";
import type { Reporter, TestModule } from "vitest/node";

/** What failed in a run of tests, as the reporter below writes it down. */
export interface Failures {
  /** Tests that passed or failed; the rest was skipped. */
  readonly ran: number;
  readonly failures: readonly { readonly test: string; readonly says: string }[];
}

/** Writes what failed to the file that STACKS_REPORT names. Those of vitest leave out what failed before a suite's tests. */
export default function failuresReporter(): Reporter {
  return {
    onTestRunEnd(modules, unhandled) {
      const failures = [
        ...modules.flatMap(failuresOf),
        ...unhandled.map(({ message }) => ({ test: "outside any test", says: message })),
      ];
      const ran = modules.flatMap((one) => [...one.children.allTests("passed"), ...one.children.allTests("failed")]);
      const report: Failures = { ran: ran.length, failures };
      writeFileSync(process.env["STACKS_REPORT"] ?? "", JSON.stringify(report));
    },
  };
}

function failuresOf(module: TestModule): Failures["failures"] {
  const says = (errors: readonly { readonly message: string }[] = []) =>
    errors.map(({ message }) => message).join("\n");
  const tests = [...module.children.allTests("failed")].map((one) => ({
    test: one.fullName,
    says: says(one.result().errors),
  }));
  const suites = [...module.children.allSuites()].map((one) => ({
    test: `what comes before ${one.fullName}`,
    says: says(one.errors()),
  }));
  const whole = { test: `loading ${module.relativeModuleId}`, says: says(module.errors()) };
  return [...tests, ...[...suites, whole].filter((one) => one.says !== "")];
}
