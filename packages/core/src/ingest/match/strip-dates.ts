const MONTH =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const YEAR = "(?:19|20)\\d{2}";
const DAY = "\\d{1,2}(?:st|nd|rd|th)?";
const LEAD = "(?:\\b(?:as\\s+)?(?:at|on|in|for|during|of|the|year|years?\\s+end(?:ing|ed)|financial|fy|to|from)\\s+)*";

const DATES = new RegExp(
  `${LEAD}(?:${[
    `\\b${DAY}\\s+${MONTH}(?:\\s*,?\\s*${YEAR})?\\b`,
    `\\b${MONTH}[\\s-]+(?:${YEAR}|\\d{2})\\b`,
    `\\b\\d{1,2}[./-]\\d{1,2}[./-](?:${YEAR}|\\d{2})\\b`,
    `\\b${YEAR}-\\d{2}-\\d{2}\\b`,
    `\\b${YEAR}\\s*(?:[-\u2013\u2014/]|to|and)\\s*(?:(?:19|20)?\\d{2})\\b`,
    `\\b${YEAR}\\b`,
  ].join("|")})`,
  "gi",
);

/** Takes dates, months and years off a header, with the words that lead to them: `Users at 31 March 2010` is `Users`. */
export function stripDates(text: string): string {
  return /\d/.test(text) ? text.replace(DATES, " ").trim() : text;
}
