/** Marks what belongs to a demo: invented texts and decisions must never pass for real ones. */
export const DemoMark = ({ label }: { label: string }) => (
  <span className="inline-flex items-center rounded-sm border border-current px-1.5 text-xs font-bold tracking-widest text-state-changes">
    {label}
  </span>
)
