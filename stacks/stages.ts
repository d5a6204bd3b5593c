import type { SettingsInput } from "./settings.ts";

/** A stage of one's own: cheap, empty, and gone without a trace when it is removed. */
const personal: SettingsInput = {
  region: "eu-west-2",
  keepsData: false,
  keys: "s3-managed",
  scanUploads: false,
  lockDays: 0,
  keepVersionsDays: 30,
  maxUploadBytes: 104_857_600,
  logRetention: "1 week",
  ingestAtOnce: 5,
  reserveConcurrency: false,
  athenaFromRows: 0,
  alarmEmails: [],
  monthlyBudget: 20,
  councils: [],
  analysts: [],
  rowReaders: [],
};

const production: SettingsInput = {
  ...personal,
  keepsData: true,
  keys: "kms",
  scanUploads: true,
  keepVersionsDays: 365,
  logRetention: "1 year",
  ingestAtOnce: 20,
  reserveConcurrency: true,
  monthlyBudget: 100,
  site: {},
};

/** Everything switched on, with accounts that are nobody's: what production may become. */
const rehearsal: SettingsInput = {
  ...production,
  keepsData: false,
  lockDays: 30,
  athenaFromRows: 20_000_000,
  alarmEmails: ["alarms@example.org"],
  site: {
    domain: {
      name: "returns.example.org",
      cert: "arn:aws:acm:us-east-1:123456789012:certificate/0f0e0d0c-0000-4000-8000-000000000000",
    },
    openId: {
      issuer: "https://login.example.org/",
      client: "council-returns",
      name: "the survey team's account",
      claim: "groups",
      national: "survey-team",
      auditor: "auditors",
    },
    notifyTemplate: "00000000-0000-4000-8000-000000000000",
  },
  councils: [
    { code: "102", trusts: ["arn:aws:iam::111122223333:role/returns-officer"] },
    { code: "104", trusts: ["arn:aws:iam::444455556666:role/returns-officer"], direct: true },
    { code: "national", trusts: ["arn:aws:iam::123456789012:role/survey-team"] },
  ],
  analysts: ["arn:aws:iam::123456789012:role/analyst"],
  rowReaders: ["arn:aws:iam::123456789012:role/survey-team"],
};

/** Settings by stage. A stage that is not here has those of `personal`. */
export const stages: Readonly<Record<string, SettingsInput>> = { personal, production, rehearsal };
