/** The same mark as `public/icon.svg`. */
export function Logo() {
  return (
    <svg width="30" height="30" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <rect width="64" height="64" rx="16" fill="#10b48c" />
      <circle cx="24" cy="32" r="12" fill="none" stroke="#04231b" strokeWidth="6" />
      <path d="M40 21.5a12 12 0 0 1 0 21" fill="none" stroke="#04231b" strokeWidth="6" strokeLinecap="round" />
    </svg>
  );
}
