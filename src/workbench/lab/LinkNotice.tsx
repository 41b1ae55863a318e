/** How the page came by its code: from a link, or not from a link that cannot be opened. */
export type LinkState =
  | { readonly kind: 'none' }
  | { readonly kind: 'opened' }
  | { readonly kind: 'refused'; readonly problem: string };

interface LinkNoticeProps {
  link: LinkState;
  /** The address of the lab without a link. */
  own: string;
  onDismiss: () => void;
}

/** Says where the code comes from, until it is edited or the reader has taken note. */
export function LinkNotice({ link, own, onDismiss }: LinkNoticeProps) {
  if (link.kind === 'none') return null;
  return (
    <div class="whp-notice" data-link={link.kind}>
      {link.kind === 'opened' ? (
        <p>
          <strong>This code came from a link.</strong> It has not been run. Your own draft is
          untouched: <a href={own}>go back to it</a>.
        </p>
      ) : (
        <p>{link.problem} What you see is your own draft or the first example.</p>
      )}
      <button type="button" onClick={onDismiss}>
        Close
      </button>
    </div>
  );
}
