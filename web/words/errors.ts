/** A page that says what happened and what to do. */
export interface ErrorWords {
  readonly title: string;
  readonly says: readonly string[];
}

/** What goes wrong around any page. */
export const errorWords = {
  notFound: {
    title: "Page not found",
    says: [
      "There is no page at this address.",
      "If you typed the address, check that it is right. If you followed a link, go back and tell whoever gave it to you.",
    ],
  },
  notAllowed: (role: string, method: "get" | "post" = "get"): ErrorWords => ({
    title: method === "get" ? "You may not see this page" : "You may not do this",
    says: [
      ...(method === "get" ? [] : ["Nothing was sent or changed."]),
      `You are signed in as ${role}, and this ${method === "get" ? "page is" : "is"} for somebody else.`,
      "If you need it for your work, ask the national team for access.",
    ],
  }),
  otherCouncil: {
    title: "This is another council's return",
    says: ["You can see the returns of your own council only.", "Go to your returns to find them."],
  },
  noReturn: {
    title: "There is no such return",
    says: [
      "No collection asks that council for a return of that period.",
      "Go to your returns and open it from there. If it is missing there, ask the national team.",
    ],
  },
  sessionEnded: {
    title: "You are signed out",
    says: [
      "You were signed out before this was sent, so nothing was sent or changed.",
      "Sign in and do it again. If it was a file, choose it again: yours is unchanged.",
    ],
  },
  wrongOrigin: {
    title: "This form came from another site",
    says: [
      "Nothing was sent or changed: the form did not come from a page of this site.",
      "Open the page here and send the form from it. If you did, check that your browser, or what stands between, leaves the Origin header in place.",
    ],
  },
  staleForm: {
    title: "This page was open from before you signed in",
    says: [
      "Nothing was sent or changed: the form belongs to an earlier sign-in.",
      "Open the page again and send the form from there. If it was a file, choose it again.",
    ],
  },
  badForm: {
    title: "The form did not arrive whole",
    says: [
      "Nothing was sent or changed: what arrived breaks off or is no form.",
      "Your file is unchanged. Go back and send it again.",
    ],
  },
  tooLarge: (most: string): ErrorWords => ({
    title: "That is too large",
    says: [
      `Nothing was sent or changed: at most ${most} are taken.`,
      "If it was a file, take out what is not part of the return, such as empty sheets and pictures, and send it again.",
    ],
  }),
  busy: {
    title: "Many files are being sent just now",
    says: [
      "Yours was not taken, because more wait already than can be checked in good time. Nothing was sent or changed, and your file is unchanged.",
      "Wait a minute, go back and send it again.",
    ],
  },
  cannot: "This cannot be done",
  broken: (reference: string): ErrorWords => ({
    title: "Something went wrong here",
    says: [
      "This is a fault of the site, not of yours. What had been received before is kept.",
      "Go back and try again. If you had sent a file, look at your returns first: if it is not there, send it again; a file that came twice is counted once.",
      `If it goes wrong again, tell the national team this reference: ${reference}.`,
    ],
  }),
} as const;
