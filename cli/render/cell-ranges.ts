export { cellRanges } from "@council-returns/core/workflows/finding-groups.ts";
