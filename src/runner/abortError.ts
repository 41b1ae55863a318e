/** What a run that was called off rejects with. */
export function abortError(): DOMException {
  return new DOMException('The run was called off.', 'AbortError');
}
