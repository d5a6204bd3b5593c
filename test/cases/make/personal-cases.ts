import { type Line, type MadeCase, SYNTHETIC } from "./made-case.ts";

// No number here is anyone's: NHS numbers begin with 999, which is kept for tests and never given out, National Insurance
// numbers are in sequence, telephone numbers are those kept for drama, and names are of things.

const SUPPLIERS = ["Alder Home Care Ltd", "Brook Cleaning", "Cedar Transport Ltd", "Dale Day Centre", "Elm Repairs", "Fern Catering Ltd", "Gorse Gardens", "Heath Taxis"];
const NHS = [1, 2, 3, 4, 5, 6, 7, 8].map((place) => withCheck(`99900000${place}`));
const INSURANCE = ["AA000001A", "AB000002B", "CE000003C", "EH000004D", "GH000005A", "JK000006B", "LM000007C", "RS000008D"];
const PEOPLE = ["Alice Example", "Brian Sample", "Carol Specimen", "David Placeholder", "Emma Dummy", "Frank Template", "Grace Fixture", "Helen Mockup"];
const EMAILS = PEOPLE.map((name) => `${name.toLowerCase().replace(" ", ".")}@example.org`);
const DAYS = ["03/05/1931", "17/11/1948", "29/02/1952", "08/08/1960", "21/01/1939", "14/06/1975", "30/09/1927", "02/12/1983"];
const POSTCODES = ["ZZ1 1AA", "ZZ1 2AB", "ZZ2 3BD", "ZZ3 4DE", "ZZ4 5EF", "ZZ5 6FG", "ZZ6 7GH", "ZZ7 8HJ"];
const PHONES = [1, 2, 3, 4, 5, 6, 7, 8].map((place) => `01632 96000${place}`);

/** Nine digits with the tenth that checks them, or another in its place where that would be ten. */
function withCheck(nine: string): string {
  for (let middle = 0; middle < 10; middle += 1) {
    const digits = `${nine.slice(0, 4)}${middle}${nine.slice(5)}`;
    const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${digits}${check}`;
  }
  throw new RangeError(nine);
}

interface Extra {
  readonly headers: readonly string[];
  readonly columns: readonly (readonly (string | number)[])[];
}

/** A month's payments with columns that were not asked for beside them. */
function payments(name: string, { headers, columns }: Extra): MadeCase {
  const lines: Line[] = [
    [SYNTHETIC],
    ["Body name", "Cumbria"],
    ["September 2014"],
    ["Supplier name", "Payment date", "Net amount", "Transaction number", ...headers],
    ...SUPPLIERS.map((supplier, at) => [
      supplier,
      `0${at + 1}/09/2014`,
      1250 + at,
      `A10${at}`,
      ...columns.map((column) => column[at] ?? ""),
    ]),
  ];
  return { collection: "spending", name, asked: { period: "2014-09", authority: "102" }, lines };
}

function one(name: string, header: string, column: readonly (string | number)[]): MadeCase {
  return payments(name, { headers: [header], columns: [column] });
}

/** Lines under a form: what someone wrote below, or the list the figures were counted from. */
function survey(name: string, below: readonly Line[]): MadeCase {
  const lines: Line[] = [
    [SYNTHETIC],
    ["Council-level activity 2010-11"],
    ["Council", "All ages (A4.20)", "Aged 18 to 64 (A4.10)", "Carers (H4)"],
    ["102-Cumbria", 700, 300, 120],
    ["204-Barnsley", 450, 200, 80],
    [],
    [],
    ...below,
  ];
  return { collection: "direct-payments", name, asked: { period: "2010-11" }, lines };
}

/** Cases of data about people: at least three that must be refused and three near misses of each kind. */
export function personalCases(): MadeCase[] {
  return [...nhs(), ...insurance(), ...emails(), ...births(), ...postcodes(), ...phones()];
}

function nhs(): MadeCase[] {
  const spaced = NHS.map((number) => number.replace(/(\d{3})(\d{3})(\d{4})/, "$1 $2 $3"));
  const references = NHS.map((_, at) => 1900000000 + 7919 * at);
  return [
    one("personal-data", "NHS number", NHS),
    one("personal-data-nhs-spaced", "Client NHS No.", spaced),
    one("personal-data-nhs-without-header", "", NHS),
    survey("personal-data-nhs-in-a-row", [["NHS number", ...NHS]]),
    one("personal-data-near-miss", "Invoice number", references),
    one("personal-data-nhs-near-miss-one", "Note", ["", "", NHS[0] ?? "", "", "", "", "", ""]),
    one("personal-data-nhs-near-miss-long", "UPRN", references.map((number) => 100000000000 + number)),
    one("personal-data-nhs-near-miss-trusts", "NHS trust", ["RAA", "RBB", "RCC", "RDD", "REE", "RFF", "RGG", "RHH"]),
  ];
}

function insurance(): MadeCase[] {
  const spaced = INSURANCE.map((number) => number.replace(/(..)(..)(..)(..)(.)/, "$1 $2 $3 $4 $5"));
  return [
    one("personal-data-insurance", "NI number", INSURANCE),
    one("personal-data-insurance-spaced", "Reference", spaced),
    one("personal-data-insurance-in-words", "Note", INSURANCE.map((number) => `Paid to ${number} by hand`)),
    one("personal-data-insurance-near-miss", "Order", INSURANCE.map((_, at) => `CR00000${at}A`)),
    one("personal-data-insurance-near-miss-two", "Note", INSURANCE.slice(0, 2)),
    one("personal-data-insurance-near-miss-prefixes", "Order", INSURANCE.map((number) => `PO${number.slice(2)}`)),
  ];
}

function emails(): MadeCase[] {
  return [
    one("personal-data-email", "E-mail", EMAILS),
    one("personal-data-email-with-names", "Contact", EMAILS.map((address, at) => `${PEOPLE[at]} <${address}>`)),
    survey("personal-data-email-below", [["Sent to"], ...EMAILS.slice(0, 4).map((address) => [address])]),
    survey("personal-data-email-near-miss", [["Contact", EMAILS[0] ?? ""]]),
    one("personal-data-email-near-miss-offices", "E-mail", SUPPLIERS.map((_, at) => `accounts@supplier-${at}.example.org`)),
    survey("personal-data-email-near-miss-two", [["Contact", EMAILS[0] ?? ""], ["Deputy", EMAILS[1] ?? ""]]),
  ];
}

function births(): MadeCase[] {
  return [
    one("personal-data-birth", "Date of birth", DAYS),
    one("personal-data-birth-short", "DOB", DAYS.map((day) => day.replace(/(..).(..).(....)/, "$3-$2-$1"))),
    payments("personal-data-birth-without-header", { headers: ["Gender", "Date 2"], columns: [DAYS.map((_, at) => (at % 2 ? "F" : "M")), DAYS] }),
    one("personal-data-birth-near-miss", "Date of invoice", DAYS.map((_, at) => `1${at}/08/2014`)),
    one("personal-data-birth-near-miss-contracts", "Contract start", DAYS),
    one("personal-data-birth-near-miss-births", "Births", DAYS.map((_, at) => 120 + at)),
  ];
}

function postcodes(): MadeCase[] {
  const first = PEOPLE.map((name) => name.split(" ")[0] ?? "");
  const last = PEOPLE.map((name) => name.split(" ")[1] ?? "");
  return [
    payments("personal-data-postcode", { headers: ["Client", "Postcode"], columns: [PEOPLE, POSTCODES] }),
    payments("personal-data-postcode-two-names", { headers: ["Surname", "Forename", "Postcode"], columns: [last, first, POSTCODES] }),
    payments("personal-data-postcode-address", {
      headers: ["Paid for", "Address"],
      columns: [PEOPLE.map((name) => `Mrs ${name}`), POSTCODES.map((code, at) => `${at + 1} Example Street, ${code}`)],
    }),
    one("personal-data-postcode-near-miss", "Supplier postcode", POSTCODES),
    payments("personal-data-postcode-near-miss-places", { headers: ["Site", "Postcode"], columns: [SUPPLIERS.map((name) => `${name.split(" ")[0]} House`), POSTCODES] }),
    payments("personal-data-postcode-near-miss-districts", { headers: ["Client", "Postcode"], columns: [PEOPLE, POSTCODES.map((code) => code.slice(0, 3))] }),
  ];
}

function phones(): MadeCase[] {
  return [
    payments("personal-data-phone", { headers: ["Client", "Telephone"], columns: [PEOPLE, PHONES] }),
    payments("personal-data-phone-international", { headers: ["Next of kin", "Phone"], columns: [PEOPLE, PHONES.map((number) => number.replace(/^0/, "+44 "))] }),
    payments("personal-data-phone-numbers", { headers: ["Service user name", "Mobile"], columns: [PEOPLE, PHONES.map((number) => Number(number.replace(" ", "")))] }),
    one("personal-data-phone-near-miss", "Supplier telephone", PHONES),
    payments("personal-data-phone-near-miss-short", { headers: ["Client group", "Extension"], columns: [SUPPLIERS.map(() => "Carers"), PHONES.map((_, at) => 4400 + at)] }),
    survey("personal-data-phone-near-miss-contact", [["Contact", PEOPLE[0] ?? ""], ["Telephone", PHONES[0] ?? ""]]),
  ];
}
