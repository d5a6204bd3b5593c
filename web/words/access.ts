/** Words of signing in and of who has access. */
export const accessWords = {
  signIn: {
    title: "Sign in",
    says: "Signing in is for councils that send returns, for the national team and for auditors. The figures are open to everybody.",
    needs: "You need to sign in to see that page.",
    address: "Your e-mail address",
    addressHint: "We will send you a link that signs you in. It works once, for an hour.",
    send: "Send me a link",
    noAddress: "Enter an e-mail address, like name@example.gov.uk.",
    byLink:
      "To sign in, open the link the national team gave you. If you have none, or it no longer works, ask them for another.",
    openId: (name: string) => `Sign in with ${name}`,
    openIdFor: "For the national team and auditors.",
    sent: {
      title: "Look in your inbox",
      says: [
        "If that address has access, a message with a link is on its way. It works once, for an hour.",
        "If nothing has come in ten minutes, look among the unwanted mail, then ask the national team whether you have access. At most five links an hour are sent to an address.",
      ],
    },
  },
  link: {
    title: "Sign in",
    as: (who: string, role: string, council: string | null) =>
      council === null
        ? `You will be signed in as ${who}, ${role}.`
        : `You will be signed in as ${who}, ${role} for ${council}.`,
    button: "Sign in",
    unknown: {
      title: "This sign-in link is not one of ours",
      says: [
        "Nothing was changed. A link that is broken over two lines in a message loses its end: copy all of it.",
        "If it still does not work, ask for another.",
      ],
    },
    used: {
      title: "This sign-in link has been used",
      says: [
        "A link signs in once. If you are signed in already, go on from the start page. Otherwise ask for another link.",
        "If it was not you who used it, tell the national team: they can take the access away at once.",
      ],
    },
    expired: {
      title: "This sign-in link has expired",
      says: ["Links work for a short time. Ask for another one: nothing is lost."],
    },
    withdrawn: {
      title: "This access was withdrawn",
      says: ["The national team has taken this access away. If that is a mistake, ask them for a new link."],
    },
    tooMany: {
      title: "Too many tries",
      says: ["Too many links were tried from where you are within an hour. Wait an hour and open your link again."],
    },
  },
  message: {
    subject: "Your sign-in link",
    body: (links: readonly string[], hours: string) =>
      [
        "Open this link to sign in to Council Returns:",
        "",
        ...links,
        "",
        `It works once, for ${hours}. If you did not ask for it, do nothing.`,
      ].join("\n"),
    forRole: (role: string, council: string | null) => (council === null ? role : `${role} for ${council}`),
  },
  openId: {
    title: "You could not be signed in",
    failed: [
      "What came back from the sign-in service could not be trusted, or is too old. Nothing was changed.",
      "Go to the sign-in page and start again. If it happens again, tell whoever looks after the sign-in service.",
    ],
    noRole: [
      "You are known to the sign-in service, and have no access here.",
      "Ask the national team to have you added.",
    ],
  },
  local: {
    title: "Choose who to be",
    says: "This site runs on your own machine. Choose a role to see the pages as that person would. What you do is kept in the store under that name.",
    role: "Role",
    council: "Council",
    councilHint: "For a sender or an approver. Type a name or a code.",
    button: "Go on",
    unknownCouncil: "Enter the name or code of a council, like Cumbria or 102.",
    who: {
      sender: "Sender",
      approver: "Approver",
      national: "National team",
      auditor: "Auditor",
    },
    roles: {
      sender: "sends returns for one council",
      approver: "signs off what a sender of the same council sent",
      national: "runs the collections, publishes and gives access",
      auditor: "sees everything and changes nothing",
    },
    by: (role: string, council: string | null) => `${role}${council === null ? "" : ` of ${council}`} (trying out)`,
  },
  people: {
    title: "Who has access",
    caption: "People with access, and what they may do",
    columns: { who: "Who", role: "Role", council: "Council", state: "State", change: "Change" },
    active: "Has access",
    withdrawn: "Withdrawn",
    none: "Nobody has been given access yet.",
    give: "Give somebody access",
    who: "Name, role or address",
    whoHint: "What they do is kept under this. Give each person one of their own.",
    address: "E-mail address (optional)",
    addressHint: "They can then ask for sign-in links themselves. Only a hash of it is kept.",
    giveButton: "Give access and make a link",
    made: "Link made",
    madeSays: (who: string) =>
      `Pass this link on to ${who}. It signs in once, within three days, and is shown only now:`,
    madeSent: "It was sent to the address given.",
    notSent: (reason: string) => `It could not be sent: ${reason}`,
    newLink: "Make a new link",
    withdraw: "Withdraw",
    giveBack: "Give back",
    makeRole: "Change role",
    noWho: "Enter a name, a role or an address.",
    noCouncil: "Enter the council they send or approve for: its name or code.",
    noRole: "Choose a role.",
    history: "What was decided",
  },
} as const;
