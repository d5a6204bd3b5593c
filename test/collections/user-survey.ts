import { amount, authority, category, count, text } from "../../packages/core/src/collections/columns.ts";
import { defineCollection, type Table } from "../../packages/core/src/collections/define-collection.ts";

type Labels = Readonly<Record<string, string>>;

/** An answer the return carries by its number, with the words its list of codes has for it. */
function coded(header: string, labels: Labels) {
  return category({
    headers: [header],
    description: `The number of the answer: ${header}`,
    values: Object.fromEntries(Object.entries(labels).map(([code, label]) => [code, [code, label]])),
  });
}

/** An answer with no words of its own: 1 to `last`, or -9 for none. Returns before the fieldwork have no such column. */
function answer(header: string, last: number) {
  const codes = [...Array.from({ length: last }, (_, from) => String(from + 1)), "-9"];
  const values = Object.fromEntries(codes.map((code) => [code, [code]]));
  const description = `The number of the answer: ${header}`;
  return category({ headers: [header], description, values, required: false, blank: true });
}

function answers(questions: Readonly<Record<string, readonly [header: string, last: number]>>) {
  return Object.fromEntries(Object.entries(questions).map(([id, [header, last]]) => [id, answer(header, last)]));
}

/** People who could have been asked, by gender, reason for support and setting: one such table for each age band. */
function eligible(title: string, titles: readonly string[]): Table {
  const setting = (name: string) =>
    count({ headers: [`Support Setting: ${name}`], description: `Eligible people: ${name}.`, unit: "people" });
  return {
    title,
    titles,
    key: ["gender", "support_reason"],
    complete: true,
    optional: true,
    columns: {
      gender: category({
        headers: ["Gender"],
        description: "Gender.",
        values: { male: ["Male"], female: ["Female"], other: ["Other"] },
      }),
      support_reason: category({
        headers: ["Primary Support Reason"],
        description: "Why support is given.",
        values: {
          physical: ["Physical Support"],
          sensory: ["Sensory Support"],
          memory: ["Support with Memory and Cognition"],
          learning: ["Learning Disability Support"],
          mental: ["Mental Health Support"],
          social: ["Social Support"],
        },
      }),
      community: setting("Community"),
      residential: setting("Residential Care"),
      nursing: setting("Nursing Care"),
    },
  };
}

const KEEP = "(automatically generated) DO NOT OVERWRITE THE DATA IN THIS FIELD";
const COST = "Complete Cost of Care Package (Voluntary fields)";
const HEALTH = "Reported Health Condition:";
const STATEMENTS = "Which of the following statements best describes";
const TICK = "Please place a tick in the box that best describes your abilities for each of the following questions.";
const TODAY =
  "By placing a tick in one box in each group below, please indicate which statements best describe your own health state today.";
const PRACTICAL_HELP =
  "Do you receive any practical help on a regular basis from your husband/wife, partner, friends, neighbours or family members?";
const PRIVATELY = "Do you buy any additional care or support privately or pay more to 'top up' your care and support?";
const HELPED = "What type of help did you have?";

/** What the council knows of the person, before the survey. */
const administrative = answers({
  gender: ["Gender", 3],
  sexual_orientation: ["Sexual Orientation", 6],
  support_reason: ["Primary Support Reason", 12],
  support_setting: ["Support Setting", 3],
  mechanism: ["Mechanism of Delivery", 5],
  full_cost: ["Service User is a Full Cost Client (Voluntary field)", 2],
  cost_contributions: [`${COST} Does this budget include any contributions made by the service user?`, 2],
  cost_equipment: [`${COST} Does this budget include any equipment costs?`, 2],
  cost_care_home: [`${COST} Does this budget include any care home fees?`, 2],
  cost_other_streams: [
    `${COST} Does this budget include other streams of funding outside of social care (e.g. from the Independent Living Fund) which are seen as part of the service user’s budget?`,
    2,
  ],
  cost_central: [`${COST} Has the service user received any centrally funded services not included in the budget?`, 2],
  health_copd: [`${HEALTH} Chronic Obstructive Pulmonary Disease (Voluntary field)`, 2],
  health_cancer: [`${HEALTH} Cancer (Voluntary field)`, 2],
  health_injury: [`${HEALTH} Acquired Physical Injury (Voluntary field)`, 2],
  health_hiv: [`${HEALTH} HIV / AIDs (Voluntary field)`, 2],
  health_other_physical: [`${HEALTH} Other Long Term Health condition - Physical (Voluntary field)`, 2],
  health_stroke: [`${HEALTH} Stroke (Voluntary field)`, 2],
  health_parkinsons: [`${HEALTH} Parkinson's (Voluntary field)`, 2],
  health_motor_neurone: [`${HEALTH} Motor Neurone Disease (Voluntary field)`, 2],
  health_brain_injury: [`${HEALTH} Acquired Brain Injury (Voluntary field)`, 2],
  health_other_neurological: [`${HEALTH} Other Long Term Health condition - Neurological (Voluntary field)`, 2],
  health_sight: [`${HEALTH} Visually impaired (Voluntary field)`, 2],
  health_hearing: [`${HEALTH} Hearing impaired (Voluntary field)`, 2],
  health_other_sensory: [`${HEALTH} Other Sensory Impairment (Voluntary field)`, 2],
  health_learning: [`${HEALTH} Learning Disability (Voluntary field)`, 2],
  health_autism: [`${HEALTH} Autism (excluding Asperger Syndrome / High Functioning Autism)`, 2],
  health_asperger: [`${HEALTH} Asperger Syndrome / High Functioning Autism`, 2],
  health_other_learning: [`${HEALTH} Other Learning, Developmental or Intellectual Disability (Voluntary field)`, 2],
  health_dementia: [`${HEALTH} Dementia (Voluntary field)`, 2],
  health_other_mental: [`${HEALTH} Other Mental Health Condition (Voluntary field)`, 2],
  health_other: [`${HEALTH} Any other relevant Long Term Reported Health Condition (Voluntary Field)`, 2],
  advocate: ["Was an advocate used?", 2],
  interpreter: ["Was an interpreter used?", 2],
  language: ["Language of questionnaire used", 19],
  questionnaire: ["Which questionnaire was used?", 3],
  replacement: ["Is this a replacement for someone who has been excluded for any reason?", 2],
  mailing: [
    "Did this person respond to the original mailing or a reminder? (Voluntary field; leave blank if unknown or if you do not want to complete this field)",
    2,
  ],
  report_asked: ["Did the user request a copy of the report? (Voluntary field)", 2],
});

/** What the person answered. */
const questionnaire = answers({
  q1: ["Q1 - Overall, how satisfied or dissatisfied are you with the care and support services you receive?", 7],
  q2a: [
    "Q2a - Thinking about the good and bad things that make up your quality of life, how would you rate the quality of your life as a whole?",
    7,
  ],
  q2b: ["Q2b - Do care and support services help you to have a better quality of life?", 2],
  q2c: [
    `Q2c - ${STATEMENTS} how much choice you have over care and support services you receive? NOT TO BE COMPLETED FOR SERVICE USERS IN RESIDENTIAL AND NURSING CARE OR EASY READ QUESTIONNAIRES`,
    3,
  ],
  q3a: [`Q3a - ${STATEMENTS} how much control you have over your daily life?`, 4],
  q3b: ["Q3b - Do care and support services help you in having control over your daily life?", 3],
  q4a: [`Q4a - Thinking about keeping clean and presentable in appearance, ${STATEMENTS} your situation?`, 4],
  q4b: ["Q4b - Do care and support services help you in keeping clean and presentable in appearance?", 3],
  q5a: [`Q5a - Thinking about the food and drink you get, ${STATEMENTS} your situation?`, 4],
  q5b: ["Q5b - Do care and support services help you to get food and drink?", 3],
  q6a: [`Q6a - ${STATEMENTS} how clean and comfortable your home is?`, 4],
  q6b: ["Q6b - Do care and support services help you in keeping your home clean and comfortable?", 3],
  q7a: [`Q7a - ${STATEMENTS} how safe you feel?`, 4],
  q7b: ["Q7b - Do care and support services help you in feeling safe?", 2],
  q8a: [
    `Q8a - Thinking about how much contact you've had with people you like, ${STATEMENTS} your social situation?`,
    4,
  ],
  q8b: ["Q8b - Do care and support services help you in having social contact with people?", 3],
  q9a: [`Q9a - ${STATEMENTS} how you spend your time?`, 4],
  q9b: ["Q9b - Do care and support services help you in the way you spend your time?", 3],
  q10: [
    "Q10 - Which of these statements best describes how having help to do things makes you think and feel about yourself?",
    4,
  ],
  q11: [
    "Q11 - Which of these statements best describes how the way you are helped and treated makes you think and feel about yourself?",
    4,
  ],
  q12: [
    "Q12 - In the past year, have you generally found it easy or difficult to find information and advice about support, services or benefits?",
    5,
  ],
  q13: ["Q13 - How is your health in general?", 5],
  q14a: [`Q14a - ${TODAY} a. Pain or discomfort`, 3],
  q14b: [`Q14b - ${TODAY} b. Anxiety or depression`, 3],
  q15a: [`Q15[a] - ${TICK} a. Do you usually manage to get around indoors (except steps) by yourself?`, 3],
  q15b: [`Q15[b] - ${TICK} b. Do you usually manage to get in and out of a bed (or chair) by yourself?`, 3],
  q15c: [`Q15[c] - ${TICK} c. Do you usually manage to feed yourself?`, 3],
  q15d: [
    `Q15[d] - ${TICK} d. Do you usually deal with finances and paperwork - for example, paying bills, writing letters - by yourself?`,
    3,
  ],
  q16a: [`Q16[a] - ${TICK} a. Do you usually manage to wash all over by yourself, using either a bath or shower?`, 3],
  q16b: [`Q16[b] - ${TICK} b. Do you usually manage to get dressed and undressed by yourself?`, 3],
  q16c: [`Q16[c] - ${TICK} c. Do you usually manage to use the WC/toilet by yourself?`, 3],
  q16d: [`Q16[d] - ${TICK} d. Do you usually manage to wash your face and hands by yourself?`, 3],
  q17: ["Q17 - How well do you think your home is designed to meet your needs?", 4],
  q18: [`Q18 - Thinking about getting around outside of your home, ${STATEMENTS} your present situation?`, 4],
  q19a: [`Q19[a] - ${PRACTICAL_HELP} Yes, from someone living in my household`, 2],
  q19b: [`Q19[b] - ${PRACTICAL_HELP} Yes, from someone living in another household`, 2],
  q19c: [`Q19[c] - ${PRACTICAL_HELP} No`, 2],
  q20a: [`Q20[a] - ${PRIVATELY} Yes, I buy some more care and support with my own money`, 2],
  q20b: [`Q20[b] - ${PRIVATELY} Yes, my family pays for some more care and support for me`, 2],
  q20c: [`Q20[c] - ${PRIVATELY} No`, 2],
  q21: ["Q21 - Did you have any help from someone else to complete this questionnaire?", 4],
  q22a: [`Q22[a] - ${HELPED} I didn't have any help`, 2],
  q22b: [`Q22[b] - ${HELPED} Someone else read the questions to me`, 2],
  q22c: [`Q22[c] - ${HELPED} Someone else translated the questions for me`, 2],
  q22d: [`Q22[d] - ${HELPED} Someone else wrote down the answers for me`, 2],
  q22e: [`Q22[e] - ${HELPED} I talked through the questions with someone else`, 2],
  q22f: [`Q22[f] - ${HELPED} Someone answered for me, without asking me the questions`, 2],
});

/** A row a person in the sample, as the return lays it out: 97 columns, of which the first seven are always there. */
const people: Table = {
  title: "Service User Data",
  titles: ["service user data"],
  key: ["serial"],
  columns: {
    council: authority({
      headers: [`LA Code ${KEEP}`, "LA Code"],
      description: "The council, as the return fills it in.",
    }),
    serial: text({
      headers: ["Serial Number / Unique Reference Number"],
      description: "The council's own number of the person, which says nothing to others.",
      longest: 40,
    }),
    primary_key: text({
      headers: ["Primary Key (for NHS Digital use only)"],
      description: "Council and serial number in one.",
      longest: 60,
    }),
    stratum: coded(`Stratum ${KEEP}`, {
      1: "Learning disability support (all ages)",
      2: "18-64, excluding learning disability support",
      3: "65 and over in residential care, excluding learning disability support",
      4: "65 and over in the community, excluding learning disability support",
    }),
    population: count({
      headers: [`Population in Stratum ${KEEP}`],
      description: "People eligible in the stratum.",
      unit: "people",
    }),
    method: coded("Method of Collection", { 1: "Post", 2: "Face-to-face interview", 3: "Telephone interview" }),
    response: coded("Response/ Non Response", {
      1: "Response",
      2: "Non-response (returned blank)",
      3: "Non-response (not returned)",
    }),
    age: count({
      headers: ["Age (Years)"],
      description: "Age at the extract.",
      unit: "years",
      most: 120,
      required: false,
      blank: true,
    }),
    ethnic_group: {
      ...coded("Ethnic Group", {
        ...codes(18),
        98: "Refused/Prefer not to say",
        99: "Undeclared / not known",
        "-9": "Missing",
      }),
      required: false,
      blank: true,
    },
    religion: {
      ...coded("Religion", { ...codes(8), 99: "Refused to say", "-9": "Missing" }),
      required: false,
      blank: true,
    },
    cost: amount({
      headers: [`${COST} Gross annual budget on services in financial year, to the nearest £`],
      description: "Gross annual budget, to the pound.",
      required: false,
      blank: true,
    }),
    cost_notes: text({
      headers: [
        `${COST} Please provide information on the types of centrally funded services the user has received and any other information regarding the cost of the package`,
      ],
      description: "Centrally funded services, and anything else about the cost.",
      required: false,
      blank: true,
    }),
    ...administrative,
    ...questionnaire,
  },
};

function codes(last: number): Labels {
  return Object.fromEntries(Array.from({ length: last }, (_, from) => [String(from + 1), `Code ${from + 1}`]));
}

/**
 * The adult social care user survey of 2021-22, as the return published for it asks: who is eligible by age band, and a
 * row a person in the sample. One file, as every collection is; it stands among the tests because it is not collected here.
 */
export default defineCollection({
  id: "user-survey",
  title: "Adult social care user survey",
  description: "A survey of people who use services: who was in the sample, and what they answered.",
  period: "financial-year",
  sender: "authority",
  labels: { authority: ["Name of Council"] },
  markers: { "-9": "x", ".": "x" },
  tables: {
    people,
    eligible_18_64: eligible("Eligible population aged 18 to 64", ["aged 18-64"]),
    eligible_65_over: eligible("Eligible population aged 65 and over", ["aged 65 and over"]),
  },
  checks: [],
  measures: {
    eligible_people: {
      kind: "sum",
      table: "eligible_18_64",
      terms: ["community", "residential", "nursing"],
      unit: "people",
      title: "People eligible, aged 18 to 64",
      description: "People aged 18 to 64 who could have been asked.",
      version: 1,
    },
  },
  publish: {
    levels: ["england"],
    roundCountsTo: 5,
    roundPoundsTo: 1,
    percentPlaces: 1,
    percentFrom: "exact",
    disclosure: {
      kind: "protected",
      below: 5,
      zeros: "shown",
      width: { kind: "values", atLeast: 3 },
      base: 5,
      mostHidden: 0.3,
      steps: ["hide", "shares", "coarsen", "round"],
    },
  },
});
