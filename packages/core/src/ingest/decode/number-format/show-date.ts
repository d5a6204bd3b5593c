import { type DateParts, dateParts } from "../excel-date.ts";
import type { DateUnit, FormatToken } from "./format-tokens.ts";

const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

const SECONDS = { h: 3600, n: 60, s: 1 };

/**
 * Makes the function that writes a serial number by the date and time tokens of one section;
 * what Excel cannot show as a date it fills with `#`, and so does this.
 */
export function dateShower(tokens: readonly FormatToken[], date1904: boolean): (serial: number) => string {
  const places = Math.max(0, ...tokens.map((token) => (token.kind === "fraction" ? token.length : 0)));
  const halfDays = tokens.some(({ kind }) => kind === "half-day");
  return (serial) => {
    const parts = dateParts(serial, date1904, 10 ** places);
    if (parts === undefined) return "########";
    const total = Math.round(serial * 86_400 * 10 ** places) / 10 ** places;
    return tokens.map((token) => showToken(token, { parts, total, halfDays })).join("");
  };
}

interface Shown {
  readonly parts: DateParts;
  /** Seconds since day 0. */
  readonly total: number;
  readonly halfDays: boolean;
}

function showToken(token: FormatToken, shown: Shown): string {
  const { parts, total } = shown;
  if (token.kind === "text") return token.text;
  if (token.kind === "date") return showUnit(token.unit, token.length, shown);
  if (token.kind === "half-day") return parts.seconds < 43_200 ? "AM" : "PM";
  if (token.kind === "fraction") return (parts.seconds % 1).toFixed(token.length).slice(1);
  if (token.kind === "elapsed") return pad(Math.floor(total / SECONDS[token.unit]), token.length);
  return { point: ".", comma: ",", slash: "/", percent: "%", digit: "", exponent: "", general: "", value: "" }[
    token.kind
  ];
}

function showUnit(unit: DateUnit, length: number, { parts, halfDays }: Shown): string {
  const hour = Math.floor(parts.seconds / 3600);
  if (unit === "y") return length > 2 ? pad(parts.year, 4) : pad(parts.year % 100, 2);
  if (unit === "m") return showName(MONTHS[parts.month - 1] ?? "", parts.month, length);
  if (unit === "d") return showName(DAYS[parts.weekday - 1] ?? "", parts.day, length);
  if (unit === "h") return pad(halfDays ? hour % 12 || 12 : hour, Math.min(length, 2));
  if (unit === "n") return pad(Math.floor(parts.seconds / 60) % 60, Math.min(length, 2));
  return pad(Math.floor(parts.seconds % 60), Math.min(length, 2));
}

/** `3`, `03`, `Mar`, `March`, and for five letters the first. */
function showName(name: string, number: number, length: number): string {
  if (length <= 2) return pad(number, length);
  if (length === 3) return name.slice(0, 3);
  return length === 5 ? name.slice(0, 1) : name;
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, "0");
}
