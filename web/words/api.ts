/** Words of the API: its description, and what it says when something cannot be done. */
export const apiWords = {
  title: "Council Returns API",
  description:
    "Published figures of councils' returns, with what they rest on. Read-only. Numbers are decimal text, so that none loses a digit: read them as decimals. " +
    "A release is an exact version (`1.0.1`), a range (`1.*`, `1.0.*`: its newest) or `latest`. An answer about an exact version never changes and may be kept for ever; others may be kept for a minute. " +
    "Every answer has a strong ETag. Public data may be read from pages of any origin. Errors are `application/problem+json` (RFC 9457) and say what was found and what would do.",
  notJson: "This address of the API has no such answer.",
  problems: {
    400: "The request cannot be read",
    401: "Sign in first",
    403: "This is not for you to see",
    404: "There is no such thing here",
    422: "This cannot be done",
    500: "Something went wrong here",
  } as Readonly<Record<number, string>>,
  says: {
    400: "Change what is named and ask again.",
    401: "This answer is for councils, the national team and auditors. Sign in on the site and send its cookie.",
    403: "You are signed in, and this belongs to somebody else. Ask for what is your own council's.",
    404: "Nothing answers at this address. /api/v1/openapi.json lists what there is.",
    500: "This is a fault of the site. Try again; if it fails again, tell the national team the reference.",
  } as Readonly<Record<number, string>>,
  reference: (reference: string) => `Reference ${reference}.`,
  badValue: (name: string, says: string) => `${name}: ${says}`,
  noReceipt: "There is no receipt of that number among this return's.",
  parameters: {
    collection: "Id of a collection, as /collections lists them.",
    release: "An exact version (1.0.1), a range (1.*), or latest.",
    measure: "Id of a measure.",
    basis: "Id of a base.",
    period: "Id of a period: 2010-03-31, 2009-10 or 2014-09.",
    level: "england, region, council-type or council.",
    area: "Code of an area: a GSS code, the id of a council type, or the register code of a council.",
    breakdown: "all for everyone, or column=value. Left out, all of them.",
    limit: "How many figures at most: 1 to 10000. Left out, 1000; in CSV, all.",
    periods: (usual: number) => `How many periods at most: 1 to 100. Left out, ${usual}.`,
    before: "Only periods before this one, as `next` gives it.",
    after: "Id of the figure to go on behind, as `next` gives it.",
    figure: "Id of a figure: collection/measure/basis/period/area/breakdown.",
    council: "Register code of a council.",
    since: "An earlier release to compare with. Left out, the one before.",
    on: "ISO day. Given, each target is told as it stood on that day.",
    number: "Number of a receipt: 20 hexadecimal digits.",
    authority: "Register code of a council, or national.",
    format: "json or csv; stands above the Accept header.",
  },
} as const;
