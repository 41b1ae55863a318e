/** What a recording is called: `fsdax-mf-xfs on 6.12.107`, from its id `6.12.107/fsdax-mf-xfs`. */
export function recordingTitle(id: string): string {
  const [release = '', scenario = ''] = id.split('/');
  return `${scenario} on ${release}`;
}
