/** What an offer's fields choose between; apart from the schema, so that whoever only looks offers up needs no schema. */

export const domains = ['psychiatric', 'somatic'] as const;
export const urgencies = ['admission', 'next-day', 'municipal', 'advice'] as const;
/** `staff` numbers are for the visitation's own people and never shown to anonymous readers. */
export const audiences = ['staff', 'doctors', 'everyone'] as const;
/** Nobody is older: the highest age that can be asked about. */
export const oldestAge = 120;
