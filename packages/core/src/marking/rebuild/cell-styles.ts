import { transitional, XML_DECLARATION } from "../parts/vocabulary.ts";
import { escapeAttribute } from "../xml/escape.ts";

/** The styles that the cells of a rebuilt workbook need. */
export interface CellStyles {
  /** Style of a number format; 0 where it is one that a spreadsheet program would not open. */
  format(code: string | undefined): number;
  text(): string;
}

/** The style of text that a spreadsheet program could run: shown as text, and kept as text when it is edited. */
export const TEXT_STYLE = 1;

/** Number formats of a file's own begin here (ECMA-376 18.8.30). */
const FIRST_FORMAT = 164;
const MOST_FORMATS = 200;
const LONGEST_FORMAT = 255;
const ID = 'fontId="0" fillId="0" borderId="0" xfId="0"';

export function openCellStyles(): CellStyles {
  const codes = new Map<string, number>();
  return {
    format: (code) => {
      if (code === undefined || !isWhole(code)) return 0;
      if (!codes.has(code) && codes.size < MOST_FORMATS) codes.set(code, codes.size);
      const index = codes.get(code);
      return index === undefined ? 0 : TEXT_STYLE + 1 + index;
    },
    text: () => stylesXml([...codes.keys()]),
  };
}

/** A format with a quote or bracket left open would make the whole file look damaged. */
function isWhole(code: string): boolean {
  if (code.length > LONGEST_FORMAT || /\p{Cc}/u.test(code)) return false;
  const bare = code.replaceAll(/\\./gsu, "").replaceAll(/"[^"]*"/g, "");
  return !bare.includes('"') && !bare.endsWith("\\") && !/[[\]]/.test(bare.replaceAll(/\[[^[\]]*\]/g, ""));
}

function stylesXml(codes: readonly string[]): string {
  const formats = codes.map(
    (code, index) => `<numFmt numFmtId="${FIRST_FORMAT + index}" formatCode="${escapeAttribute(code)}"/>`,
  );
  const own = codes.map((_, index) => `<xf numFmtId="${FIRST_FORMAT + index}" ${ID} applyNumberFormat="1"/>`);
  return `${XML_DECLARATION}<styleSheet xmlns="${transitional.main}">\
${formats.length === 0 ? "" : `<numFmts count="${formats.length}">${formats.join("")}</numFmts>`}\
<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="${own.length + 2}"><xf numFmtId="0" ${ID}/><xf numFmtId="49" ${ID} quotePrefix="1" applyNumberFormat="1"/>${own.join("")}</cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
