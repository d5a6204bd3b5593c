import * as z from "zod";
import { stages } from "./stages.ts";

const arn = z
  .string()
  .regex(/^arn:aws:iam::\d{12}:(role|user|root)\b/, "an ARN of a role, a user or an account's root");

const councilSettings = z.strictObject({
  /** Its code in the register, or `national` for files that many councils are in. */
  code: z.string().regex(/^[0-9A-Za-z]{2,10}$/, "an authority's code in the register: letters and digits"),
  /** Who may act as the council. */
  trusts: z.array(arn).min(1),
  /** True where it may also write objects itself: of the file types read, and of any size. */
  direct: z.boolean().default(false),
});

const siteSettings = z.strictObject({
  /** The name people know it by; left out, CloudFront's own. Its DNS is not ours: it points to the name in the outputs. */
  domain: z
    .strictObject({
      name: z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'a name, such as "returns.example.org"'),
      /** Of a certificate for that name in ACM. CloudFront takes those of us-east-1 only. */
      cert: z.string().regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\//, "an ARN of a certificate in us-east-1"),
    })
    .optional(),
  /** How the national team and auditors sign in; left out, by links as councils do. Its secret is `OpenIdSecret`. */
  openId: z
    .strictObject({
      issuer: z.url({ protocol: /^https$/ }),
      client: z.string().min(1),
      /** What the button says. */
      name: z.string().min(1),
      /** The claim that lists somebody's groups, and the group of each role. */
      claim: z.string().min(1),
      national: z.string().min(1),
      auditor: z.string().min(1).optional(),
    })
    .optional(),
  /** A template of GOV.UK Notify, to send sign-in links by e-mail. Its key is the secret `NotifyKey`. */
  notifyTemplate: z.string().min(1).optional(),
});

const settings = z.strictObject({
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region, such as "eu-west-2"'),
  /** True where nothing is to be lost: buckets outlive the app, the app is protected, nobody deletes. */
  keepsData: z.boolean(),
  /** Whose key encrypts the buckets: that of S3, or one of ours in KMS, turned every year. */
  keys: z.enum(["s3-managed", "kms"]),
  /** True where a file is opened only once GuardDuty has found it clean. */
  scanUploads: z.boolean(),
  /** Days for which no version in the data bucket can be deleted by anyone; 0 is none. Cannot be taken back. */
  lockDays: z.int().min(0).max(36_500),
  /** Days for which what was overwritten can be brought back. */
  keepVersionsDays: z.int().min(1).max(3_650),
  maxUploadBytes: z.int().min(1_024).max(104_857_600, "no more than is read of a file: 104857600"),
  logRetention: z.enum(["1 week", "1 month", "3 months", "1 year", "2 years"]),
  /** Uploads worked at once. */
  ingestAtOnce: z.int().min(2).max(100),
  /** True where concurrency is set aside for each function, which a new account may have too little of. */
  reserveConcurrency: z.boolean(),
  alarmEmails: z.array(z.email()),
  /** Rows of one period from which Athena adds them up, and not the function that publishes; 0 is never. */
  athenaFromRows: z.int().min(0),
  /** US dollars a month; the alarm is at 80% of it, and where it is forecast to be passed. */
  monthlyBudget: z.number().positive(),
  /** The website; left out, there is none. Its secret is `SiteSecret`. */
  site: siteSettings.optional(),
  councils: z.array(councilSettings).refine(hasNoTwin, "each council once"),
  /** Who may read snapshots, and nothing else. */
  analysts: z.array(arn),
  /** Who may ask Athena about rows. */
  rowReaders: z.array(arn),
});

export type Settings = z.output<typeof settings>;
export type SiteSettings = z.output<typeof siteSettings>;
export type CouncilSettings = Settings["councils"][number];
/** A stage's settings, as they are written down. */
export type SettingsInput = z.input<typeof settings>;

/** The settings of a stage; one that is not named has those of `personal`. Throws an `Error` that names each fault. */
export function settingsFor(stage: string, all: Readonly<Record<string, unknown>> = stages): Settings {
  const found = settings.safeParse(Object.hasOwn(all, stage) ? all[stage] : all["personal"]);
  if (found.success) return found.data;
  throw new Error(`Cannot use the settings of stage "${stage}" (stacks/stages.ts):\n${z.prettifyError(found.error)}`);
}

function hasNoTwin(councils: readonly { readonly code: string }[]): boolean {
  return new Set(councils.map(({ code }) => code.toLowerCase())).size === councils.length;
}
