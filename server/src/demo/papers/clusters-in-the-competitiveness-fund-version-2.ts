/** What the plenary added to the position paper on the Competitiveness Fund. */
export const NEXT_MESSAGES = `
@lina

**New in version 2.** The plenary of 10~December asked for a sentence under the second message: **nobody should need an adviser to get
EUR~10~000.** What is asked of an applicant has to stay in proportion to what is given.
`

export const NEXT_RECOMMENDATIONS = `
@bartosz

# Proportion

!recommendation ecf-proportion
to: DG GROW; EISMEA; EP ITRE
by: Rulebook for cascade funding
deadline: 2026-06-30
--
For grants to SMEs of up to EUR~20~000, ask for nothing that the authority can look up itself, accept a self-declaration where the law allows it, and audit by sample. The amount is the
lab's proposal and is open to discussion; the principle is not.

@gabor

The plenary also wished Recommendation~3 to be read with small countries in mind. Where only one cluster organisation works in a field,
a consortium of three Member States must not require that each of them name a specialist of its own. A joint organisation of two countries
should count as established in both.
`

export const NEXT_IMPLEMENTATION = `
@annika

**Added in version 2.** Recommendation~6 needs no legislation. The Commission could announce the list of facts that it will look up by
itself together with the draft rulebook, by 30~June 2026, and the associations would comment on it in the same round.
`
