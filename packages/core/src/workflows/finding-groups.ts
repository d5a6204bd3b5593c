/** Findings as people are told them: those alike together, and their places in words. */
export { type FindingsAlike, groupFindings, placesText } from "../findings/group-findings.ts";
