interface Sent {
  readonly submission: string;
  /** What came last when this file came; empty where nothing had. */
  readonly before: string;
  /** What its sender knew of as the last. */
  readonly seen: string;
  readonly again: boolean;
}

/** What the receipt's page says besides, as a query: that we had the file, or that another came while the form was open. */
export function sentNotices({ submission, before, seen, again }: Sent): string {
  const meanwhile = before !== "" && before !== seen && before !== submission;
  const said = [...(again ? ["again=1"] : []), ...(meanwhile ? [`meanwhile=${before}`] : [])];
  return said.length === 0 ? "" : `?${said.join("&")}`;
}
