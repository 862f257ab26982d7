import type { Question, Section } from "./question";

/** Its choices are the contact data that the form asks for. */
const contactsToTick: Question = {
  id: "public-contacts",
  type: "choices",
  label: "Which contact details may be public?",
  hint: "Contact details stay private unless you tick them.",
  required: false,
  choices: [
    { value: "contact-email", label: "E-mail address for questions" },
    { value: "contact-phone", label: "Telephone number" },
  ],
  hiddenFromJury: true,
  neverPublic: true,
};

/** The last section of every form: what may be published, by whose leave, and under which licence. The jury never sees it. */
export const publicationSection: Section = {
  id: "publication",
  title: "Publication",
  lead: "The text of an entry becomes public after the announcement, as far as you allow it here. Answers marked for the jury only are judged and never published.",
  questions: [
    {
      id: "owner-agrees",
      type: "confirmation",
      label: "The owner of the project knows about this entry and agrees to it.",
      hint: "Whoever enters a project need not own it or have taken part in it.",
      required: true,
      hiddenFromJury: true,
      neverPublic: true,
    },
    {
      id: "may-be-named",
      type: "choice",
      label: "Who may be named on public pages?",
      hint: "The presenter is named in the conference programme in any case.",
      required: true,
      choices: [
        { value: "lead-organisation", label: "The responsible organisation only" },
        { value: "all-organisations", label: "The responsible organisation and the partner organisations" },
        { value: "organisations-and-person", label: "These organisations and the people named in the form" },
      ],
      hiddenFromJury: true,
      neverPublic: true,
    },
    {
      id: "licence",
      type: "choice",
      label: "Under which licence may text and pictures be published?",
      hint: "CC BY 4.0 is the award's default: others may use and adapt the material if they name its authors.",
      required: true,
      choices: [
        { value: "cc-by-4.0", label: "CC BY 4.0 (default)" },
        { value: "cc-by-nc-4.0", label: "CC BY-NC 4.0: not for commercial use" },
        { value: "display-only", label: "No licence: shown on the award's own pages only" },
      ],
      hiddenFromJury: true,
    },
    {
      id: "translation-and-toolbox",
      type: "yes-no",
      label: "May the network translate the text and use it in its toolboxes?",
      hint: "Toolboxes collect the year's good practice for people who work in crime prevention.",
      required: true,
      hiddenFromJury: true,
      neverPublic: true,
    },
    {
      id: "no-personal-details",
      type: "confirmation",
      label: "The text and pictures contain no personal data of victims, children or offenders.",
      hint: "Change names, places and details by which a person could be recognised.",
      required: true,
      hiddenFromJury: true,
      neverPublic: true,
    },
    {
      id: "pictured-people-agree",
      type: "confirmation",
      label: "Everybody who can be recognised in a picture has agreed to be shown.",
      hint: "For children, their parents or guardians have agreed as well. Confirm this also if there are no pictures.",
      required: true,
      hiddenFromJury: true,
      neverPublic: true,
    },
    contactsToTick,
  ],
};

/** True for contact data: never shown to the jury, and public only where the applicant ticks it in the publication section. */
export function isContact(question: Question): boolean {
  return (
    question.hiddenFromJury === true && question.neverPublic === true && question.type !== "confirmation"
  );
}

/** Gives the sections with the contact data that the form asks for to tick in the publication section; nothing to tick where it asks for none. */
export function withContactsToTick(sections: readonly Section[]): Section[] {
  const contacts = sections
    .filter((section) => !isPublicationSection(section))
    .flatMap((section) => section.questions)
    .filter(isContact);
  const choices = contacts.map(({ id, label }) => ({ value: id, label }));
  return sections.map((section) => {
    if (!isPublicationSection(section)) return section;
    const others = section.questions.filter((question) => question.id !== contactsToTick.id);
    return {
      ...section,
      questions: choices.length === 0 ? others : [...others, { ...contactsToTick, choices }],
    };
  });
}

/** True for the section that every form ends with and that stays as it is. */
export function isPublicationSection(section: { id: string }): boolean {
  return section.id === publicationSection.id;
}
