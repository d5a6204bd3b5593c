/** Words of the frame around every page. Each area has a file of its own; a translation is another set of these files. */
export const frameWords = {
  lang: "en",
  siteName: "Council Returns",
  skip: "Skip to main content",
  menu: "Menu",
  navigation: "Main",
  signIn: "Sign in",
  signOut: "Sign out",
  errorPrefix: "Error: ",
  problem: "There is a problem",
  back: "Back",
  print: "Print this page",
  working: {
    soFar: (seconds: string) => `${seconds} so far. Leave this page open: it goes on by itself.`,
  },
  earlierPeriods: (title: string) => `Earlier periods: ${title}`,
  local: {
    says: "You are trying this out on your own machine. Anybody at this machine can choose any role.",
    change: "Choose another role",
  },
  nav: {
    home: "Figures",
    returns: "Your returns",
    board: "Collections",
    people: "Who has access",
    councils: "Councils",
    releases: "Releases",
    data: "Data and API",
  },
  roles: {
    public: "not signed in",
    sender: "sender",
    approver: "approver",
    national: "national team",
    auditor: "auditor",
  },
  footer: {
    about:
      "Councils' spreadsheets in, national figures out. Every figure can be followed back to the file and cell it came from.",
  },
} as const;
