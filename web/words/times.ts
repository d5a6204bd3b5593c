const DAY = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  day: "numeric",
  month: "long",
  year: "numeric",
});
const PARTS = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hour: "numeric",
  minute: "2-digit",
  hour12: true,
});

/** An instant's day in London: `2 June 2027`. */
export function instantDayWords(at: string): string {
  return DAY.format(new Date(at));
}

/** An instant in London, as GOV.UK writes times: `2 June 2027 at 2:05pm`, `at 10am`. */
export function instantWords(at: string): string {
  const parts = PARTS.formatToParts(new Date(at));
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? "";
  const half = of("dayPeriod")
    .toLowerCase()
    .replaceAll(/[^a-z]/g, "");
  const minute = of("minute") === "00" ? "" : `:${of("minute")}`;
  return `${instantDayWords(at)} at ${of("hour")}${minute}${half}`;
}
