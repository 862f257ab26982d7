import { publicationSection } from "./publication-section";
import type { FormTemplate, Question, Section } from "./question";
import { approachesQuestion, topicsQuestion } from "./tags";

/** Who is responsible, when the project ran and where to read more; country, kind and title are known to the platform. */
export const generalInformation: Section = {
  id: "general-information",
  title: "General information",
  questions: [
    {
      id: "responsible-person",
      type: "people",
      label: "Who is responsible for the project?",
      hint: "Whoever enters the project need not have taken part in it.",
      required: true,
    },
    {
      id: "organisation",
      type: "short-text",
      label: "Which organisation runs the project?",
      hint: "For example a local authority, police, school, sports club, probation service, business or voluntary organisation.",
      required: true,
      maxWords: 40,
    },
    {
      id: "contact-email",
      type: "short-text",
      label: "E-mail address for questions",
      required: true,
      maxWords: 5,
      hiddenFromJury: true,
      neverPublic: true,
    },
    {
      id: "contact-phone",
      type: "short-text",
      label: "Telephone number",
      hint: "With country code, for example +353 1 000 0000.",
      required: false,
      maxWords: 10,
      hiddenFromJury: true,
      neverPublic: true,
    },
    {
      id: "running-time",
      type: "date-range",
      label: "When did the project start and end?",
      hint: "Finished and running projects may enter, as long as first results can be shown.",
      required: true,
    },
    {
      id: "links",
      type: "links",
      label: "Where can more information be found?",
      hint: "Website, online reports or publications, preferably in English, one address a line.",
      guidance: [
        "The links help others after the award. The jury judges the form alone and does not take them into account.",
      ],
      required: false,
    },
  ],
};

/** Which organisations work together; what each contributed in detail is said in a text. */
export const partnerList: Question = {
  id: "partner-list",
  type: "partners",
  label: "Which organisations are partners, and what is the role of each?",
  hint: "One row for each partner. Leave it out if partners were not possible.",
  required: false,
};

/** True for a question whose answer names an entry's partners: every list of them, and the templates' running text. */
export function namesPartners(question: Pick<Question, "id" | "type">): boolean {
  return question.type === "partners" || question.id === "partners";
}

/** Whether the evaluation was made by others, and by whom. */
export const independentEvaluation: readonly Question[] = [
  {
    id: "independent-evaluation",
    type: "yes-no",
    label: "Was the project evaluated by somebody independent of it?",
    required: true,
  },
  {
    id: "evaluator",
    type: "short-text",
    label: "Who evaluated it?",
    required: true,
    maxWords: 30,
    when: { question: "independent-evaluation", is: ["yes"] },
  },
];

/** The classic entry form: general information, a one-page description, and one question for each part of the five binding criteria. */
export const classic: FormTemplate = {
  name: "classic",
  title: "Classic entry form",
  version: 1,
  sections: [
    generalInformation,
    {
      id: "description",
      title: "Description",
      lead: "One page that a reader who knows nothing of the project understands.",
      questions: [
        {
          id: "description",
          type: "long-text",
          label: "Describe the project on one page.",
          guidance: [
            "What was the problem, what did you do about it, with whom, and what came of it?",
            "Only this form is judged. Annexes, films and leaflets do not reach the jury.",
          ],
          required: true,
          maxWords: 600,
        },
      ],
    },
    {
      id: "focus",
      title: "Focus",
      lead: "The project focuses on the prevention or reduction of everyday crime and fear of crime within the theme.",
      questions: [
        topicsQuestion,
        {
          id: "problem",
          type: "long-text",
          label: "Which crime problem does the project address, and how does it fit the theme?",
          guidance: [
            "Say what happened, where, how often and to whom, and how you know.",
            "One objective must be to reduce crime and the fear of crime within the theme.",
          ],
          required: true,
          maxWords: 300,
        },
        {
          id: "objectives",
          type: "long-text",
          label: "What were the objectives?",
          guidance: ["State them so that a reader can tell whether they were reached."],
          required: true,
          maxWords: 200,
        },
        approachesQuestion,
      ],
    },
    {
      id: "evaluated",
      title: "Evaluated and effective",
      lead: "The project has been evaluated and has reached most or all of its objectives.",
      questions: [
        ...independentEvaluation,
        {
          id: "evaluation",
          type: "long-text",
          label: "How was the project evaluated, and by whom?",
          guidance: [
            "Say what was measured, when and how, what it was compared with, and whether the evaluators were independent.",
          ],
          required: true,
          maxWords: 300,
        },
        {
          id: "results",
          type: "long-text",
          label: "What are the results?",
          guidance: [
            "Evidence of a reduction of crime or an increase of safety takes precedence over evidence of another kind.",
            "Say which objectives were reached, and which were not.",
          ],
          required: true,
          maxWords: 350,
        },
      ],
    },
    {
      id: "innovative",
      title: "Innovative",
      lead: "The project is innovative as far as possible: new methods or new approaches.",
      questions: [
        {
          id: "innovation",
          type: "long-text",
          label: "What is new about the project?",
          guidance: ["A known method in a new place counts too, if you say what had to be changed and why."],
          required: true,
          maxWords: 200,
        },
      ],
    },
    {
      id: "co-operation",
      title: "Co-operation",
      lead: "The project is based on co-operation between partners, where possible.",
      questions: [
        partnerList,
        {
          id: "partners",
          type: "long-text",
          label: "How did the partners work together, and what did each of them do?",
          guidance: ["If partners were not possible, say why."],
          required: true,
          maxWords: 250,
        },
      ],
    },
    {
      id: "replicable",
      title: "Replicable",
      lead: "Organisations and groups in other Member States can replicate the project.",
      questions: [
        {
          id: "implementation",
          type: "long-text",
          label: "How was the project carried out, step by step?",
          guidance: [
            "Preparation, staff and their training, what happened when, and what was changed on the way.",
          ],
          required: true,
          maxWords: 300,
        },
        {
          id: "total-cost",
          type: "amount",
          label: "What did the project cost in all, in euro?",
          hint: "Since its start, including staff and work in kind where you can estimate it.",
          required: true,
        },
        {
          id: "funding",
          type: "long-text",
          label: "How is the cost made up, and who paid?",
          guidance: ["Name the sources of funding, and what a year or a participant costs."],
          required: true,
          maxWords: 200,
        },
        {
          id: "replication",
          type: "long-text",
          label: "What would somebody in another Member State need in order to do the same?",
          guidance: [
            "Say where material can be found and in which languages, what must stay as it is, and what can be adapted.",
          ],
          required: true,
          maxWords: 250,
        },
      ],
    },
    publicationSection,
  ],
};
