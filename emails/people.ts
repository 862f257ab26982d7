import type { Letter } from "./letter";

/** What only the sending knows: made anew at each try, never stored. */
export type Secrets = { link: string; code: string };

/** The sign-in letter: a link that opens a page with a button, and a code for the browser that asked. */
export function signIn(facts: { name: string; minutes: string }, secrets: Secrets): Letter {
  return {
    subject: "Your link and code to sign in",
    paragraphs: [
      `Dear ${facts.name},`,
      "you asked to sign in to the European Crime Prevention Award. Open the link and press the button there, or type the code in the browser where you asked for it.",
    ],
    action: { label: "Sign in", link: secrets.link },
    code: secrets.code,
    afterwards: [
      `Both hold for ${facts.minutes} minutes and can be used once. If it was not you, do nothing: nobody can sign in without this letter.`,
    ],
  };
}

const roleWords: Record<string, string> = {
  secretariat: "a member of the secretariat",
  presidency: "a member of the presidency's team",
  representative: "the national representative",
  substitute: "a substitute of the national representative",
};

/** The invitation that follows an appointment. */
export function appointment(
  facts: { name: string; role: string; state: string; until: string },
  secrets: Secrets,
): Letter {
  const where = facts.state ? ` for ${facts.state}` : "";
  return {
    subject: "You are invited to the European Crime Prevention Award's platform",
    paragraphs: [
      `Dear ${facts.name},`,
      `you have been entered as ${roleWords[facts.role] ?? facts.role}${where}. The award is run on this platform, from the call to the certificates.`,
    ],
    action: { label: "Accept and sign in", link: secrets.link },
    afterwards: [
      `The invitation holds until ${facts.until} and can be used once. Afterwards you sign in with your e-mail address; there is no password.`,
    ],
  };
}
