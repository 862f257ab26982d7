import { generalInformation, independentEvaluation, partnerList } from "./classic";
import { publicationSection } from "./publication-section";
import type { FormTemplate } from "./question";
import { approachesQuestion, topicsQuestion } from "./tags";

/** The 5Is entry form: it gathers what others need to learn from a project, and answers all five binding criteria. */
export const fiveIs: FormTemplate = {
  name: "five-is",
  title: "5Is entry form",
  version: 1,
  sections: [
    { ...generalInformation, id: "project", title: "Project and people" },
    {
      id: "summary",
      title: "Summary",
      lead: "Both answers together are the one-page description of at most 600 words.",
      questions: [
        {
          id: "in-short",
          type: "long-text",
          label: "The project in short",
          hint: "The conference programme and the archive print this text.",
          guidance: ["The problem, what you do about it and the most important result, in a few sentences."],
          required: true,
          maxWords: 150,
        },
        {
          id: "description",
          type: "long-text",
          label: "Describe the project.",
          guidance: [
            "Tell a reader who knows nothing of it what happens, for whom, where and since when, and what the objectives are.",
            "Only this form is judged. Annexes, films and leaflets do not reach the jury.",
          ],
          required: true,
          maxWords: 450,
        },
      ],
    },
    {
      id: "intelligence",
      title: "Intelligence",
      lead: "What you knew about the problem before you acted.",
      questions: [
        topicsQuestion,
        {
          id: "problem",
          type: "long-text",
          label: "Which crime problem does the project address, and what lies behind it?",
          guidance: [
            "The jury looks for focus: the prevention or reduction of everyday crime and fear of crime within the theme.",
            "- the problem and its consequences: what, where, how often, to whom",
            "- who commits it, and how",
            "- causes, risk factors and protective factors, and how you know them",
          ],
          required: true,
          maxWords: 350,
        },
      ],
    },
    {
      id: "intervention",
      title: "Intervention",
      lead: "How the project acts on the causes.",
      questions: [
        approachesQuestion,
        {
          id: "mechanism",
          type: "long-text",
          label: "How does the project block or weaken the causes, and why should it work?",
          guidance: [
            "- which causes are blocked, disrupted or weakened, from the immediate to the remote",
            "- what civil prevention does, and what law enforcement does",
            "- what changes the situation, and what reaches offenders",
            "Name research, theory or experience on which you rely.",
          ],
          required: true,
          maxWords: 250,
        },
      ],
    },
    {
      id: "implementation",
      title: "Implementation",
      lead: "How the idea became daily practice, and what it cost.",
      questions: [
        {
          id: "delivery",
          type: "long-text",
          label: "How is the project carried out?",
          guidance: [
            "- whom or what it targets (offenders, victims, places, products), and how these are chosen",
            "- how it is fitted to the place, planned, staffed and managed",
            "- what went in (people, money) and what came out, and how quality is watched",
            "- which ethical questions came up, and how they were answered",
          ],
          required: true,
          maxWords: 300,
        },
        {
          id: "people-reached",
          type: "number",
          label: "How many people has the project reached so far?",
          hint: "Those for whom it is meant. Leave it out if nobody has counted them.",
          required: false,
          unit: "people",
          min: 0,
        },
        {
          id: "total-cost",
          type: "amount",
          label: "What has the project cost in all, in euro?",
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
      ],
    },
    {
      id: "involvement",
      title: "Involvement",
      lead: "The jury looks for co-operation between partners, where possible.",
      questions: [
        partnerList,
        {
          id: "partners",
          type: "long-text",
          label: "Who takes part, and what does each of them do?",
          guidance: [
            "- partners and other people who were mobilised, with their roles and tasks",
            "- how they were won, and how they were kept",
            "- resistance, and what you did about it",
            "If partners were not possible, say why.",
          ],
          required: true,
          maxWords: 250,
        },
      ],
    },
    {
      id: "impact",
      title: "Impact",
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
        {
          id: "weaknesses",
          type: "long-text",
          label: "What did not work, and what would you do differently?",
          guidance: ["Others learn most from this answer. Unintended effects belong here too."],
          required: true,
          maxWords: 200,
        },
      ],
    },
    {
      id: "innovation-and-transfer",
      title: "Innovation and transfer",
      lead: "The project is innovative as far as possible, and others can replicate it.",
      questions: [
        {
          id: "innovation",
          type: "long-text",
          label: "What is new about the project?",
          guidance: [
            "New methods or new approaches, as far as possible.",
            "A known method in a new place counts too, if you say what had to be changed and why.",
          ],
          required: true,
          maxWords: 200,
        },
        {
          id: "replication",
          type: "long-text",
          label: "What would organisations in other Member States need in order to replicate it?",
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
