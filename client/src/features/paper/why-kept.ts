/** Why words were not taken, as far as people are told: a rule of the gate other than "closed" is the copy's fault. */
export function whyKept(rule: string): 'frozen' | 'review' | 'no_such_section' | 'not_yours' | 'refused' {
  if (rule === 'G8') return 'review'
  if (rule === 'frozen' || rule === 'G1') return 'frozen'
  return rule === 'no_such_section' || rule === 'not_yours' ? rule : 'refused'
}
