import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { run } from "../../cli/main.ts";
import type { CliPowers } from "../../cli/powers.ts";
import { collectionAt } from "../../packages/core/src/collections/define-collection.ts";
import { makeTemplate } from "../../packages/core/src/workflows/make-template.ts";
import { type Answers, fillTemplate } from "../templates/fill-template.ts";
import { testPowers } from "./test-powers.ts";

/** A folder for the length of one test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "returns-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in a folder, as a person in it would. */
export async function returns(folder: string, argv: readonly string[], given: Partial<CliPowers> = {}): Promise<Ran> {
  const powers = testPowers({ cwd: folder, ...given });
  const code = await run(argv, powers);
  return { code, out: powers.out(), err: powers.err() };
}

/** A filled-in survey return of a council, accepted unless an answer makes it wrong. */
export function surveyReturn(council: string, answers: Answers = () => undefined): Uint8Array {
  const asked = { collection: "personal-budgets", period: "2010-03-31", authority: council };
  const { bytes, collection, period } = makeTemplate(asked, { clock: () => new Date(0) });
  return fillTemplate(bytes, collectionAt(collection, period.id), answers, council);
}

/** Words where a number belongs, in People!F8. */
export const wordsInACell: Answers = (_, column, row) =>
  column === "ongoing_managed" && row === 2 ? "about 5" : undefined;

/** People enough for figures that are not hidden. */
export const somePeople: Answers = (_, column) => {
  const people: Readonly<Record<string, number>> = {
    ongoing_support: 400,
    ongoing_personal_budgets: 60,
    ongoing_direct_payment: 30,
    ongoing_managed: 20,
    ongoing_mixed: 10,
    one_off_personal_budgets: 15,
    indicator_130_base: 600,
    forecast_ongoing: 160,
    community_budget: 1_000_000,
    personal_budget_spend: 150_000,
    direct_payment_spend: 100_000,
  };
  return people[column];
};
