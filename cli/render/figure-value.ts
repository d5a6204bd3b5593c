export { figureValue, signed } from "@council-returns/core/workflows/figure-value.ts";
