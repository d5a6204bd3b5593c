/** How a cell looks, and whether it is open to entries. */
export interface LookParts {
  readonly font: keyof typeof FONTS;
  readonly fill: keyof typeof FILLS;
  readonly bordered?: boolean;
  readonly wrap?: boolean;
  readonly align?: "left" | "center" | "right";
  readonly open?: boolean;
}

const NAME = '<name val="Calibri"/><family val="2"/>';

/** Children in the order of ECMA-376 18.8.22 as Excel writes them. */
export const FONTS = {
  normal: `<font><sz val="11"/><color rgb="FF000000"/>${NAME}</font>`,
  bold: `<font><b/><sz val="11"/><color rgb="FF000000"/>${NAME}</font>`,
  title: `<font><b/><sz val="16"/><color rgb="FF1F3A4D"/>${NAME}</font>`,
  heading: `<font><b/><sz val="12"/><color rgb="FF1F3A4D"/>${NAME}</font>`,
  stamp: `<font><sz val="8"/><color rgb="FF7F7F7F"/>${NAME}</font>`,
  quiet: `<font><i/><sz val="11"/><color rgb="FF595959"/>${NAME}</font>`,
} as const;

/** The first two are what every workbook has (ECMA-376 18.8.21). */
export const FILLS = {
  none: '<fill><patternFill patternType="none"/></fill>',
  grey125: '<fill><patternFill patternType="gray125"/></fill>',
  header: solid("FFD5E3EC"),
  input: solid("FFFFF9DB"),
  given: solid("FFF2F2F2"),
} as const;

export const LOOKS = {
  plain: { font: "normal", fill: "none" },
  title: { font: "title", fill: "none" },
  heading: { font: "heading", fill: "none" },
  stamp: { font: "stamp", fill: "none" },
  label: { font: "bold", fill: "none" },
  term: { font: "bold", fill: "none", wrap: true },
  words: { font: "normal", fill: "none", wrap: true },
  quiet: { font: "quiet", fill: "none" },
  header: { font: "bold", fill: "header", bordered: true, wrap: true, align: "center" },
  "quiet header": { font: "quiet", fill: "given", bordered: true, wrap: true, align: "center" },
  /** Filled in already. */
  given: { font: "normal", fill: "given", bordered: true, align: "left" },
  "quiet given": { font: "quiet", fill: "none", bordered: true },
  /** Words in the place of a number. */
  "quiet marker": { font: "quiet", fill: "none", bordered: true, align: "right" },
  input: { font: "normal", fill: "input", bordered: true, open: true },
} as const satisfies Readonly<Record<string, LookParts>>;

export type Look = keyof typeof LOOKS;

function solid(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill></fill>`;
}
