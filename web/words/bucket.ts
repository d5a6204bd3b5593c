/** Words of sending a file straight to the bucket, past the site. */
export const bucketWords = {
  kind: "What kind of file is it?",
  kindHint: "It is the end of the file's name.",
  kinds: {
    xlsx: "Excel workbook (.xlsx)",
    xlsm: "Excel workbook with macros (.xlsm)",
    xlsb: "Excel binary workbook (.xlsb)",
    xls: "Excel 97 to 2003 workbook (.xls)",
    ods: "OpenDocument spreadsheet (.ods)",
    csv: "CSV (.csv)",
    tsv: "Text with tabs (.tsv)",
    txt: "Text (.txt)",
  },
  goOn: "Continue to send a file",
  goOnToCheck: "Continue to check a file",
  takes: (ending: string) => `A .${ending} file.`,
  until: (when: string) => `Send it before ${when}; after that, begin again.`,
  purposes: {
    send: {
      title: "Send a file",
      button: "Send",
      next: "You are then shown what came of it. If an error with codes is shown in its place, the file was not taken: go back, and look at its kind and size.",
    },
    check: {
      title: "Check a file without it counting",
      button: "Check",
      next: "You are then shown what was found in it. The file does not count: to send it, choose it again afterwards. If an error with codes is shown in its place, the file was not taken: go back, and look at its kind and size.",
    },
  },
  unknown: {
    title: "There is no such form",
    says: [
      "It belongs to another return, to somebody else, or was never given. Nothing was sent or changed.",
      "Go to your returns, open the return and send the file from there.",
    ],
  },
  expired: {
    title: "This form has expired",
    says: [
      "A form to send a file with is good for 15 minutes. Nothing was sent with it from this page, and your file is unchanged.",
      "Go back to the return and begin again.",
    ],
  },
  notThere: {
    title: "The file has not arrived",
    says: (most: string) => [
      `Nothing was received, and nothing has changed. Either it is still on its way, or it was not taken: it was empty, larger than ${most}, of another kind than was said, or sent too late.`,
      "Look again in a moment if you have only just sent it. Otherwise go back to the return and send it again: your file is unchanged, and one that came twice counts once.",
    ],
  },
  waiting: {
    title: "Your file has arrived and is being checked",
    says: (file: string, when: string) => `${file} arrived on ${when}. It is kept, whatever happens to this page.`,
    stays: "This page goes on to the receipt by itself as soon as it is there. That is mostly a matter of seconds.",
    later: "You can close it: the receipt will be on the page of the return.",
    look: "See whether the receipt is there",
  },
  back: "Back to the return",
} as const;
