import { transitional, XML_DECLARATION } from "../../marking/parts/vocabulary.ts";
import { escapeAttribute } from "../../marking/xml/escape.ts";
import { FILLS, FONTS, LOOKS, type Look, type LookParts } from "./looks.ts";

/** Number of the style of a look with a number format. */
export type StyleOf = (look: Look, format?: string) => number;

interface Style {
  readonly look: Look;
  readonly format: string | undefined;
}

/** Number formats of a file's own begin here (ECMA-376 18.8.30). */
const FIRST_FORMAT = 164;
const LINE = '<color rgb="FFBFBFBF"/>';
const SIDES = ["left", "right", "top", "bottom"].map((side) => `<${side} style="thin">${LINE}</${side}>`).join("");
const BORDERS = [
  "<border><left/><right/><top/><bottom/><diagonal/></border>",
  `<border>${SIDES}<diagonal/></border>`,
] as const;

/** The styles that a workbook's cells have, each once, numbered as they are met. */
export interface BookStyles {
  readonly styleOf: StyleOf;
  /** The part with those met so far. */
  readonly xml: () => string;
}

/** No style yet but the plain one, which cells that are not there have. */
export function bookStyles(): BookStyles {
  const styles: Style[] = [];
  const numbers = new Map<Look, Map<string | undefined, number>>();
  const styleOf: StyleOf = (look, format) => {
    const known = numbers.get(look)?.get(format);
    if (known !== undefined) return known;
    const byFormat = numbers.get(look) ?? new Map<string | undefined, number>();
    numbers.set(look, byFormat.set(format, styles.length));
    return styles.push({ look, format }) - 1;
  };
  styleOf("plain");
  return {
    styleOf,
    xml: () => stylesXml(styles, [...new Set(styles.flatMap(({ format }) => format ?? []))]),
  };
}

function stylesXml(styles: readonly Style[], formats: readonly string[]): string {
  const numbered = formats.map(
    (code, index) => `<numFmt numFmtId="${FIRST_FORMAT + index}" formatCode="${escapeAttribute(code)}"/>`,
  );
  return `${XML_DECLARATION}<styleSheet xmlns="${transitional.main}">\
${numbered.length === 0 ? "" : counted("numFmts", numbered)}${counted("fonts", Object.values(FONTS))}\
${counted("fills", Object.values(FILLS))}${counted("borders", BORDERS)}\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
${counted(
  "cellXfs",
  styles.map((style) => styleXml(style, formats)),
)}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

function styleXml({ look, format }: Style, formats: readonly string[]): string {
  const { font, fill, bordered, wrap, align, open }: LookParts = LOOKS[look];
  const number = format === undefined ? 0 : FIRST_FORMAT + formats.indexOf(format);
  const ids = `numFmtId="${number}" fontId="${Object.keys(FONTS).indexOf(font)}" fillId="${Object.keys(FILLS).indexOf(fill)}" borderId="${bordered === true ? 1 : 0}" xfId="0"`;
  const across = align === undefined ? "" : ` horizontal="${align}"`;
  const alignment = `<alignment${across} vertical="${align === "center" ? "center" : "top"}"${wrap === true ? ' wrapText="1"' : ""}/>`;
  return `<xf ${ids} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">${alignment}<protection locked="${open === true ? 0 : 1}"/></xf>`;
}

function counted(name: string, items: readonly string[]): string {
  return `<${name} count="${items.length}">${items.join("")}</${name}>`;
}
