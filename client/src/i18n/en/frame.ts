/** What stands around every page. */
export const frame = {
  product: 'Concord',
  skip: 'Skip to the text',
  mainNavigation: 'Main',
  nav: { papers: 'Papers', queue: 'Queue', library: 'Library', verify: 'Verify' },
  waiting_one: '{{count}} section waits',
  waiting_other: '{{count}} sections wait',
  signIn: 'Sign in',
  account: 'Account of {{name}}',
  signOut: 'Sign out',
  guest: 'Guest',
  demoRibbon: 'Everything here is invented.',
  footer: 'Every approved word has a name, a time and a fingerprint.',
  notices: 'Messages',
  loadingPage: 'Loading the page',
  notFound: {
    title: 'Page not found',
    text: 'There is nothing at this address, or nothing that you may see. Check the address, or start from one of these pages.',
    home: 'Start page',
    library: 'Library',
  },
  failure: {
    title: 'This page could not be shown',
    text: 'Nothing was lost. Perhaps Concord was updated while the page was open: load it again.',
    reload: 'Load again',
  },
} as const
