/** Strings about who has a paper open. */
export const presence = {
  guest: 'guest',
  here: 'People who have this paper open',
  alone: 'Only you are here',
  all_one: 'Show who is here: {{count}} other person',
  all_other: 'Show who is here: {{count}} other people',
  goTo: 'Go to {{name}}, who writes in {{title}}',
  title: 'Here now',
  nobody: 'Nobody else has this paper open.',
  search: 'Name or organisation',
  nobodyFound: 'Nobody here has this in their name or organisation.',
  writesIn: 'writes in {{title}}',
  reads: 'reads',
  more_one: 'and {{count}} more. Search for a name to see them.',
  more_other: 'and {{count}} more. Search for a name to see them.',
  others_one: '{{names}} and {{count}} other writing here now',
  others_other: '{{names}} and {{count}} others writing here now',
} as const
