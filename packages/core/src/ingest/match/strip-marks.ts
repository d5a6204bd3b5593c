const SUPERSCRIPTS = /[\u00b9\u00b2\u00b3\u2070\u2074-\u2079\u1d43-\u1d47]/g;

/** `[note 2]`, `[1, 2]`, `[r]`. */
const SQUARE_MARK = /\[\s*(?:notes?\s*)?[a-z0-9]{1,3}(?:\s*[,&]\s*(?:notes?\s*)?[a-z0-9]{1,3})*\s*\]/gi;
/** `(1)`, `(1, 2)`, `(see note 3)`. */
const ROUND_MARK = /\(\s*(?:see\s+)?(?:notes?\s*)?\d{1,2}(?:\s*[,&]\s*\d{1,2})*\s*\)/gi;
/** `(a)`, and only at the end. */
const LETTER_MARK = /\s*\([a-z]\)\s*$/i;
const SIGN_MARK = /[*\u2020\u2021\u00a7^]+/g;
/** The mark of `division1`: a digit grown together with the word before it, at the end. */
const FUSED_MARK = /(\p{L}{3})\d$/u;

const MAY_HAVE_MARKS = /[[(*^\u00a7\u2020\u2021\u00b2\u00b3\u00b9\u2070-\u2079\u1d43-\u1d47]|\d$/;

/** Takes footnote marks off a header or a name: `[note 2]`, `(1)`, `*`, superscripts. */
export function stripMarks(text: string): string {
  if (!MAY_HAVE_MARKS.test(text)) return text.trim();
  return text
    .replace(SUPERSCRIPTS, " ")
    .replace(SQUARE_MARK, " ")
    .replace(ROUND_MARK, " ")
    .replace(SIGN_MARK, " ")
    .trim()
    .replace(LETTER_MARK, "")
    .replace(FUSED_MARK, "$1")
    .trim();
}
