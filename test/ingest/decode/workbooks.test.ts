import { type BookType, utils, type WorkBook, write } from "@e965/xlsx";
import { unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { cellOf, firstSheet, odsOf, shownRows, whyUnreadable, workbookOf, xlsxOf } from "./made-files.ts";

const STYLES =
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>' +
  '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs>';

const UNCALCULATED = { kind: "error", value: "", shown: "", formula: true };

const xlsxCell = (cell: string, extra: { workbookPr?: string; strings?: string } = {}) =>
  cellOf(xlsxOf({ sheets: [`<sheetData><row r="1">${cell}</row></sheetData>`], styles: STYLES, ...extra }));

describe("cells of an xlsx", () => {
  test.each<[string, string, object | undefined]>([
    ["a number", '<c r="A1"><v>51230</v></c>', { kind: "number", value: 51230, shown: "51230" }],
    ["a number without an address", "<c><v>5</v></c>", { kind: "number", value: 5, shown: "5" }],
    [
      "a percentage",
      '<c r="A1" s="2"><v>0.475</v></c>',
      { kind: "number", value: 0.475, shown: "47.50%", format: "0.00%" },
    ],
    [
      "a date",
      '<c r="A1" s="1"><v>40268</v></c>',
      { kind: "date", value: "2010-03-31", shown: "31/03/2010", format: "dd/mm/yyyy" },
    ],
    [
      "a date in the country's own format",
      '<c r="A1" s="3"><v>40268</v></c>',
      { kind: "date", value: "2010-03-31", shown: "31/03/2010", format: "dd/mm/yyyy" },
    ],
    [
      "a date with a time",
      '<c r="A1" s="1"><v>40268.5</v></c>',
      { kind: "date", value: "2010-03-31T12:00:00", shown: "31/03/2010", format: "dd/mm/yyyy" },
    ],
    [
      "a time without a day is a number",
      '<c r="A1" s="4"><v>0.5</v></c>',
      { kind: "number", value: 0.5, shown: "12:00", format: "hh:mm" },
    ],
    [
      "a date of no day is a number",
      '<c r="A1" s="1"><v>0</v></c>',
      { kind: "number", value: 0, shown: "00/01/1900", format: "dd/mm/yyyy" },
    ],
    ["an ISO date", '<c r="A1" t="d"><v>2010-03-31T00:00:00Z</v></c>', { kind: "date", value: "2010-03-31" }],
    ["true", '<c r="A1" t="b"><v>1</v></c>', { kind: "boolean", value: true, shown: "TRUE" }],
    ["false", '<c r="A1" t="b"><v>0</v></c>', { kind: "boolean", value: false, shown: "FALSE" }],
    ["an error", '<c r="A1" t="e"><v>#REF!</v></c>', { kind: "error", value: "#REF!", shown: "#REF!" }],
    [
      "a formula",
      '<c r="A1"><f>SUM(B1:B9)</f><v>616</v></c>',
      { kind: "number", value: 616, shown: "616", formula: true },
    ],
    [
      "a formula that gives text",
      '<c r="A1" t="str"><f>A2</f><v>a &amp; b</v></c>',
      { kind: "text", value: "a & b", formula: true },
    ],
    ["a formula without a kept result", '<c r="A1"><f>SUM(B1:B9)</f></c>', UNCALCULATED],
    ["a formula whose result was left empty", '<c r="A1"><f>SUM(B1:B9)</f><v></v></c>', UNCALCULATED],
    ["a formula that gives an empty text", '<c r="A1" t="str"><f>""</f><v></v></c>', undefined],
    ["a blank cell with a style", '<c r="A1" s="1"/>', undefined],
    ["an inline text", '<c r="A1" t="inlineStr"><is><t>Leeds</t></is></c>', { kind: "text", value: "Leeds" }],
    [
      "an inline text in runs",
      '<c r="A1" t="inlineStr"><is><r><t>Lee</t></r><r><rPr><b/></rPr><t>ds</t></r></is></c>',
      { kind: "text", value: "Leeds" },
    ],
    ["white space only", '<c r="A1" t="inlineStr"><is><t>  \n </t></is></c>', undefined],
    [
      "a character XML cannot hold",
      '<c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_x000D_</t></is></c>',
      { kind: "text", value: "a\rb_x000D_" },
    ],
    ["a character reference", '<c r="A1" t="str"><v>&#163;5 &#x2019; &amp;lt;</v></c>', { value: "£5 ’ &lt;" }],
    ["character data", '<c r="A1" t="str"><v><![CDATA[a < b & c]]></v></c>', { value: "a < b & c" }],
    ["text where a number should be", '<c r="A1"><v>5,1</v></c>', { kind: "text", value: "5,1" }],
    ["a prefix on every name", '<x:c r="A1"><x:v>7</x:v></x:c>', { kind: "number", value: 7 }],
  ])("%s", async (_, cell, expected) => {
    const found = await xlsxCell(cell);
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(expected);
  });

  test("plain numbers have no format and no formula at all", async () => {
    const cell = await xlsxCell('<c r="A1"><v>5</v></c>');
    expect([cell?.kind, cell?.value, cell?.shown, cell?.format, cell?.formula]).toEqual([
      "number",
      5,
      "5",
      undefined,
      undefined,
    ]);
    expect(JSON.parse(JSON.stringify(cell))).toEqual({ kind: "number", value: 5, shown: "5" });
  });

  test("dates of the 1904 system", async () => {
    const workbookPr = '<workbookPr date1904="1"/>';
    expect(await xlsxCell('<c r="A1" s="1"><v>38806</v></c>', { workbookPr })).toMatchObject({ value: "2010-03-31" });
  });

  test("dates of the 1904 system, where Excel wrote properties of its own besides", async () => {
    const own = '<extLst><ext><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst>';
    const workbookPr = `<workbookPr date1904="1"/>${own}`;
    expect(await xlsxCell('<c r="A1" s="1"><v>38806</v></c>', { workbookPr })).toMatchObject({ value: "2010-03-31" });
  });

  test("number formats of conditions are not those of cells", async () => {
    const dxfs = '<dxfs><dxf><numFmt numFmtId="164" formatCode="0.0"/></dxf></dxfs>';
    const sheets = ['<sheetData><row r="1"><c r="A1" s="1"><v>40268</v></c></row></sheetData>'];
    expect(await cellOf(xlsxOf({ sheets, styles: `${STYLES}${dxfs}` }))).toMatchObject({ value: "2010-03-31" });
  });

  test("shared texts, plain and in runs, without phonetic readings", async () => {
    const strings = "<si><t>Leeds</t></si><si><r><t>Yo</t></r><r><t>rk</t></r><rPh><t>x</t></rPh></si><si/>";
    const cells = '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>';
    const sheets = [`<sheetData><row r="1">${cells}</row></sheetData>`];
    expect(shownRows(await firstSheet(xlsxOf({ sheets, strings })))).toEqual([["Leeds", "York"]]);
  });

  test("a text that is not in the file is damage", async () => {
    const sheets = ['<sheetData><row r="1"><c r="A1" t="s"><v>3</v></c></row></sheetData>'];
    expect(await whyUnreadable(xlsxOf({ sheets, strings: "<si><t>a</t></si>" }))).toEqual([
      "damaged-file",
      { format: "xlsx", reason: "a cell refers to a text that is not in the file" },
    ]);
  });

  test("rows and cells without addresses follow one another", async () => {
    const rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>";
    expect(shownRows(await firstSheet(xlsxOf({ sheets: [`<sheetData>${rows}</sheetData>`] })))).toEqual([
      ["1", "2"],
      [],
      ["3"],
    ]);
  });

  test("an address such as __proto__ is no address", async () => {
    const rows = '<row r="__proto__"><c r="__proto__"><v>1</v></c><c r="constructor"><v>2</v></c></row>';
    const file = xlsxOf({ sheets: [`<sheetData>${rows}</sheetData>`], names: ["__proto__"] });
    const workbook = await workbookOf(file);
    expect(workbook.sheets[0]?.name).toBe("__proto__");
    expect(shownRows(workbook.sheets[0])).toEqual([["1", "2"]]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  test("merges, visibility and names", async () => {
    const merges = '<sheetData/><mergeCells><mergeCell ref="B2:D3"/><mergeCell ref="nonsense"/></mergeCells>';
    const file = xlsxOf({
      sheets: [merges, "", ""],
      names: ["Return &amp; notes", "Lists", "Codes"],
      states: ["", 'state="hidden"', 'state="veryHidden"'],
    });
    const { sheets } = await workbookOf(file);
    expect(sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ["Return & notes", "visible"],
      ["Lists", "hidden"],
      ["Codes", "very hidden"],
    ]);
    expect(sheets[0]?.merges).toEqual([{ top: 1, left: 1, bottom: 2, right: 3 }]);
  });

  test("a sheet that is listed and not there is damage", async () => {
    const parts = unzipSync(xlsxOf({ sheets: ["<sheetData/>"] }));
    const broken = zipSync(Object.fromEntries(Object.entries(parts).filter(([name]) => !name.includes("sheet1"))));
    expect(await whyUnreadable(broken)).toMatchObject(["damaged-file", { reason: 'its sheet "Sheet1" is missing' }]);
  });

  test("a sheet that claims the whole grid is as large as its cells", async () => {
    const cells = '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row>';
    const sheet = await firstSheet(
      xlsxOf({ sheets: [`${cells}<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData>`] }),
    );
    expect(sheet.rows).toHaveLength(1_048_576);
    expect(sheet.rows[1_048_575]?.[16_383]?.value).toBe(2);
    expect(Object.keys(sheet.rows)).toHaveLength(2);
  });
});

/** One table, written in every format another library writes. */
function madeBook(): WorkBook {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet([
    ["Council", "People", "Rate", "As at", "Signed"],
    ["Leeds & York", 51230, { t: "n", v: 0.475, z: "0.0%" }, { t: "n", v: 40268, z: "dd/mm/yyyy" }, true],
    ["", -616.25, { t: "e", v: 23 }],
    [],
    ["A note across"],
  ]);
  sheet["!merges"] = [{ s: { r: 4, c: 0 }, e: { r: 4, c: 1 } }];
  utils.book_append_sheet(book, sheet, "Return");
  utils.book_append_sheet(book, utils.aoa_to_sheet([["x"]]), "Lists");
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
  return book;
}

describe("the same table in every workbook format", () => {
  test.each<[BookType, string]>([
    ["xlsx", "xlsx"],
    ["xlsm", "xlsx"],
    ["xlsb", "xlsb"],
    ["biff8", "xls"],
    ["biff5", "xls"],
    ["ods", "ods"],
    ["fods", "fods"],
    ["xlml", "xml"],
  ])("%s", async (bookType, format) => {
    // The writer used here gives OpenDocument neither errors, nor hidden sheets, nor what a number shows.
    const isOpenDocument = format === "ods" || format === "fods";
    const workbook = await workbookOf(new Uint8Array(write(madeBook(), { type: "array", bookType })));
    expect(workbook).toMatchObject({ format });
    const [sheet, lists] = workbook.sheets;
    expect(sheet).toMatchObject({ name: "Return", visibility: "visible" });
    expect(lists?.name).toBe("Lists");
    expect(sheet?.rows[0]?.map((cell) => cell?.value)).toEqual(["Council", "People", "Rate", "As at", "Signed"]);
    expect(sheet?.rows[1]).toMatchObject([
      { kind: "text", value: "Leeds & York" },
      { kind: "number", value: 51230, shown: "51230" },
      { kind: "number", value: 0.475, shown: isOpenDocument ? "0.475" : "47.5%" },
      { kind: "date", value: "2010-03-31", shown: "31/03/2010" },
      { kind: "boolean", value: true },
    ]);
    expect(sheet?.rows[1]?.[2]?.format).toContain("%");
    expect(sheet?.rows[2]?.[1]).toMatchObject({ kind: "number", value: -616.25 });
    if (!isOpenDocument) {
      expect(sheet?.rows[2]?.[2]).toMatchObject({ kind: "error", value: "#REF!" });
      expect(lists?.visibility).toBe("hidden");
    }
    const merge = { top: 4, left: 0, bottom: 4, right: 1 };
    expect(sheet?.merges).toEqual(bookType === "biff5" ? [] : [merge]);
  });
});

describe("OpenDocument", () => {
  const row = (cells: string) =>
    odsOf(`<table:table table:name="T"><table:table-row>${cells}</table:table-row></table:table>`);

  test.each<[string, string, object | undefined]>([
    [
      "a number",
      '<table:table-cell office:value-type="float" office:value="38950"><text:p> 38,950 </text:p></table:table-cell>',
      { kind: "number", value: 38950, shown: "38,950" },
    ],
    ["a formula without a kept result", '<table:table-cell table:formula="of:=SUM([.B1])"/>', UNCALCULATED],
    [
      "a formula that gives an empty text",
      '<table:table-cell table:formula="of:=T([.B1])" office:value-type="string"><text:p/></table:table-cell>',
      undefined,
    ],
    [
      "a formula that gives an empty text, and nothing said of its kind",
      '<table:table-cell table:formula="of:=T([.B1])"><text:p/></table:table-cell>',
      undefined,
    ],
    [
      "a number that shows nothing",
      '<table:table-cell office:value-type="float" office:value="5"/>',
      { kind: "number", value: 5, shown: "5" },
    ],
    [
      "a percentage",
      '<table:table-cell office:value-type="percentage" office:value="0.475"><text:p>47.5%</text:p></table:table-cell>',
      { kind: "number", value: 0.475, shown: "47.5%", format: "0.00%" },
    ],
    [
      "a date",
      '<table:table-cell office:value-type="date" office:date-value="2010-03-31"><text:p>31 Mar</text:p></table:table-cell>',
      { kind: "date", value: "2010-03-31", shown: "31 Mar" },
    ],
    [
      "a time",
      '<table:table-cell office:value-type="time" office:time-value="PT06H00M00S"><text:p>06:00</text:p></table:table-cell>',
      { kind: "number", value: 0.25, shown: "06:00" },
    ],
    [
      "a boolean",
      '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>',
      { kind: "boolean", value: true },
    ],
    [
      "an error",
      '<table:table-cell table:formula="of:=[.A9]" office:value-type="string"><text:p>#REF!</text:p></table:table-cell>',
      { kind: "error", value: "#REF!", formula: true },
    ],
    [
      "paragraphs, spans, spaces and notes",
      '<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>a<text:s text:c="2"/><text:span>b</text:span></text:p><text:p>c</text:p></table:table-cell>',
      { kind: "text", value: "a  b\nc" },
    ],
    [
      "spaces that count backwards",
      '<table:table-cell office:value-type="string"><text:p>a<text:s text:c="-5"/>b</text:p></table:table-cell>',
      { value: "ab" },
    ],
    ["a covered cell", "<table:covered-table-cell><text:p>x</text:p></table:covered-table-cell>", undefined],
  ])("%s", async (_, cell, expected) => {
    const found = await cellOf(row(cell));
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(expected);
  });

  test("rows and cells repeat, blank ones for nothing", async () => {
    const text = (value: string, repeat: string) =>
      `<table:table-cell office:value-type="string" ${repeat}><text:p>${value}</text:p></table:table-cell>`;
    const sheet = await firstSheet(
      odsOf(
        `<table:table><table:table-row table:number-rows-repeated="2">${text("a", 'table:number-columns-repeated="2"')}</table:table-row>` +
          '<table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>' +
          `<table:table-row>${text("z", "")}</table:table-row></table:table>`,
      ),
    );
    expect(sheet.rows[0]).toHaveLength(2);
    expect(sheet.rows[1]?.[1]?.value).toBe("a");
    expect(sheet.rows[1002]?.[0]?.value).toBe("z");
    expect(Object.keys(sheet.rows)).toEqual(["0", "1", "1002"]);
  });

  test("a table that is not displayed is hidden", async () => {
    const styles =
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
    const { sheets } = await workbookOf(
      odsOf('<table:table table:name="A"/><table:table table:name="B" table:style-name="ta2"/>', styles),
    );
    expect(sheets.map(({ visibility }) => visibility)).toEqual(["visible", "hidden"]);
  });

  test("number styles become format codes", async () => {
    const styles =
      '<number:percentage-style style:name="N1"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>' +
      '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>' +
      '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>';
    const cell = '<table:table-cell table:style-name="ce2" office:value-type="percentage" office:value="0.475"/>';
    const file = odsOf(`<table:table><table:table-row>${cell}</table:table-row></table:table>`, styles);
    expect(await cellOf(file)).toMatchObject({ value: 0.475, shown: "47.5%", format: "0.0%" });
  });

  test("cells deleted under change tracking are not read", async () => {
    const file = odsOf(
      "<table:tracked-changes><table:deletion><table:cell-content-deletion><table:change-track-table-cell><text:p>old</text:p></table:change-track-table-cell></table:cell-content-deletion></table:deletion></table:tracked-changes>" +
        '<table:table><table:table-row><table:table-cell office:value-type="string"><text:p>new</text:p></table:table-cell></table:table-row></table:table>',
    );
    expect(shownRows(await firstSheet(file))).toEqual([["new"]]);
  });
});

describe("tables of a web page", () => {
  const html = (text: string) => new TextEncoder().encode(`<html><body>${text}</body></html>`);

  test("cells are texts, as shown", async () => {
    const sheet = await firstSheet(
      html(
        "<style>td{x:1}</style><table><tr><th>Council</th><th>Cost</th></tr>" +
          "<tr><td> Leeds <!-- a > b --> <b>City</b>\n Council&nbsp;<td>&pound;1,200<br>net</tr></table>",
      ),
    );
    expect(sheet.name).toBe("");
    expect(shownRows(sheet)).toEqual([
      ["Council", "Cost"],
      ["Leeds City Council", "£1,200\nnet"],
    ]);
  });

  test("spans leave the places they cover free and are merges", async () => {
    const sheet = await firstSheet(html("<table><tr><td rowspan=2>a<td colspan='2'>b<tr><td>c<td>d<tr><td>e</table>"));
    expect(shownRows(sheet)).toEqual([["a", "b"], [null, "c", "d"], ["e"]]);
    expect(sheet.merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 2 },
    ]);
  });

  test("each table is a sheet, also one inside another", async () => {
    const { sheets } = await workbookOf(
      html("<table><tr><td>a<table><tr><td>b</table>c</table><table></table><table><tr><td>d"),
    );
    expect(sheets.map((sheet) => [sheet.name, shownRows(sheet)])).toEqual([
      ["Table 1", [["ac"]]],
      ["Table 2", [["b"]]],
      ["Table 3", [["d"]]],
    ]);
  });
});

test("an XML spreadsheet skips to indexes and merges", async () => {
  const file = new TextEncoder().encode(
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">' +
      '<Styles><Style ss:ID="s1"><NumberFormat ss:Format="Percent"/></Style></Styles>' +
      '<Worksheet ss:Name="R"><Table><Row ss:Index="3"><Cell ss:MergeAcross="1"><Data ss:Type="String">a</Data></Cell>' +
      '<Cell ss:StyleID="s1" ss:Formula="=1/2"><Data ss:Type="Number">0.5</Data><Comment><Data>no</Data></Comment></Cell></Row>' +
      '<Row><Cell ss:Index="2"><Data ss:Type="DateTime">2010-03-31T00:00:00.000</Data></Cell>' +
      '<Cell ss:Formula="=T(1)"><Data ss:Type="String"></Data></Cell><Cell ss:Formula="=1+1"/></Row></Table>' +
      "<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>",
  );
  const sheet = await firstSheet(file);
  expect(sheet).toMatchObject({ name: "R", visibility: "hidden" });
  expect(sheet.rows[2]).toMatchObject({ 0: { value: "a" }, 2: { value: 0.5, shown: "50.00%", formula: true } });
  expect(sheet.rows[3]?.[1]).toMatchObject({ kind: "date", value: "2010-03-31" });
  expect(sheet.rows[3]?.slice(2)).toEqual([undefined, UNCALCULATED]);
  expect(sheet.merges).toEqual([{ top: 2, left: 0, bottom: 2, right: 1 }]);
});
