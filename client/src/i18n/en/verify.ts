/** The page that says what a file or a hash is. */
export const verify = {
  title: 'Verify a file',
  lead: 'Find out whether a file is exactly what was released here. The file stays on your computer: only its fingerprint is sent.',
  leadUpload:
    'Find out whether a file is exactly what was released here. This browser cannot compute fingerprints over this connection, so the file is sent to the server, which does not keep it.',
  drop: 'Drop the file here, or',
  choose: 'Choose a file',
  or: 'or',
  hash: 'SHA-256 fingerprint',
  hashHint: '64 characters, 0-9 and a-f. It stands beside each download, and in the footer of the PDF.',
  hashWrong: 'A SHA-256 fingerprint has 64 characters, each 0-9 or a-f. This has {{count}}.',
  check: 'Check',
  checking: 'Checking {{name}}…',
  result: 'Result',
  fingerprint: 'Fingerprint that was checked',
  open: 'Open {{reference}}',
  openNewer: 'Open the newer version, {{reference}}',
  matches: {
    rendition: 'It is the {{format}} file of {{reference}}, “{{title}}”, unchanged to the last byte.',
    revision: 'It names an approved section of {{reference}}, “{{title}}”.',
    fingerprint: 'It names the whole text of {{reference}}, “{{title}}”.',
  },
  answer: {
    released: { title: 'Genuine, and the valid version', advice: 'You can quote it.' },
    superseded: { title: 'Genuine, but there is a newer version', advice: 'Quote the newer version instead.' },
    withdrawn: { title: 'Genuine, but withdrawn', advice: 'It must no longer be used. The release page gives the reason.' },
    unknown: {
      title: 'Not known here',
      advice:
        'No released file has this fingerprint. A file that was opened and saved again, renamed inside, printed or converted is no longer the same file. Download it from the library and compare, or ask whoever sent it.',
    },
  },
} as const
