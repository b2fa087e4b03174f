/** What the operator must mend: the message is one line that says how, with nothing in it that somebody typed about a person. */
export class OperatorMistake extends Error {}
