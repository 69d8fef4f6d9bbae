import { later } from './later.tsx'

/** The questions that reading a paper does not ask; each as in the file of its name, whose code comes with the first question. */
export const NameDialog = later(async () => (await import('./NameDialog.tsx')).NameDialog)
export const ConfirmDialog = later(async () => (await import('./ConfirmDialog.tsx')).ConfirmDialog)
export const ReasonDialog = later(async () => (await import('./ReasonDialog.tsx')).ReasonDialog)
export const ReleaseDialog = later(async () => (await import('./ReleaseDialog.tsx')).ReleaseDialog)
export const ApproveDialog = later(async () => (await import('./ApproveDialog.tsx')).ApproveDialog)
