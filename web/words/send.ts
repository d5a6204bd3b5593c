/** Words of sending a file; some are said by the browser, before anything leaves it. */
export const sendWords = {
  title: "Send a file",
  says: "Excel, OpenDocument or CSV. It can be your own workbook: columns are found by their headers.",
  label: "Choose a file",
  hint: "You can also drop it on this page.",
  limit: (most: string) => `At most ${most}.`,
  check: "Check without sending",
  send: "Send",
  private: "The check runs in your browser. Nothing leaves this computer until you press Send.",
  noScript: "Check without sending looks at the file and keeps nothing of it.",
  noScriptMore: (most: string) => `For a file larger than ${most}, say of what kind it is and continue to check it.`,
  noScriptScanned:
    "A file is opened only once it was found to be free of malware, whether it is to be checked or sent: what is wrong with it is on its receipt.",
  byForm: {
    title: "Send the file from the page of its return",
    says: [
      "Here each file is sent with a form of its own, and this was not one. Nothing was sent.",
      "Go back to the return and send it from there: your file is unchanged.",
    ],
  },
  scanned: {
    title: "Files are scanned before they are opened",
    says: [
      "This site opens a file only once it was found to be free of malware, so it takes none by this form. Nothing was sent.",
      "Go back to the return and send the file from there: what is wrong with it is on the receipt.",
    ],
  },
  nothingSent: "Nothing was sent.",
  noFile: "Choose a file first.",
  empty: (name: string) =>
    `The file "${name}" is empty (0 bytes). Nothing was sent. Open it, check that it is the right one, save it and choose it again.`,
  tooLarge: (name: string, size: string, most: string) =>
    `The file "${name}" is ${size}, and at most ${most} are taken. Nothing was sent. Take out what is not part of the return, such as empty sheets and pictures, and choose it again.`,
  badName: (name: string) =>
    `Nothing was sent. The name of the file, "${name}", has characters in it that no file may have here, or is too long. Give it a plain name, like return.xlsx, and choose it again.`,
  changed: "The file was changed or moved after you chose it. Nothing was sent. Choose it again.",
  checking: (name: string, size: string) => `Checking ${name} (${size}) in your browser. This page stays usable.`,
  stopCheck: "Stop checking",
  stopped:
    "The check was stopped. Nothing was sent. You can choose another file, or send this one: it is checked on arrival in the same way.",
  sending: (percent: string) => `Sending: ${percent}.`,
  reading: "All of it has arrived and is being checked.",
  sendingOn: (size: string) => `Sending ${size}. Stay on this page until it is there.`,
  asking: "Getting ready to send.",
  busyAgain: (seconds: number) =>
    `Many files are being sent just now. Yours waits here and is sent again in ${seconds} seconds: leave this page open.`,
  people:
    "This file cannot be sent: there is data about single people in it. See below where, take it out and choose the file again.",
  cut: "The connection broke before the file had arrived. Nothing was counted, and your file is still chosen: press Send again. If it had arrived after all, you get the same receipt; it counts once.",
  checkFailed: "The browser could not check this file. Send it: it is checked on arrival in the same way.",
  checked: {
    accepted: "No errors were found",
    rejected: "There is something to put right",
    unreadable: "This file cannot be read",
  },
  checkedSays: {
    accepted: "Press Send when you are ready. It has not been sent yet.",
    rejected:
      "Nothing has been sent. Put these right and choose the file again, or send it as it is: it will not count, and you get the same list with a marked copy of your file.",
    unreadable: "Nothing has been sent.",
  },
  again: "To send it, choose it again and press Send: nothing of it was kept.",
  was: (name: string) => `What was found in ${name}`,
  synthetic: "The file says that its numbers are made up.",
} as const;
