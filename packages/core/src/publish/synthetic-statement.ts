/** What every file made from a synthetic return says. */
export const syntheticStatement =
  "Some of the returns behind these figures are synthetic: made up to show how the figures are made, not sent by a council. " +
  "Do not quote them as statistics.";
