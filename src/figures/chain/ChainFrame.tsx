import type { Frame, FrameSide } from './chainData.ts';

/** One frame: the simulated call on the left, the recorded one on the right, joined where both made it. */
export function ChainFrame(props: {
  frame: Frame;
  symbols: string;
  isCurrent: boolean;
  isAhead: boolean;
  agrees: boolean;
}) {
  const { frame, symbols, isCurrent, isAhead } = props;
  const kind = frame.unseen ? 'unseen' : frame.recorded && frame.simulated ? 'joined' : 'lone';
  const isSame =
    frame.simulated?.args === frame.recorded?.args && frame.simulated?.ret === frame.recorded?.ret;
  const turn = frame.turn ? (frame.simulated?.ret?.startsWith('-E') ? ' is-turn' : ' is-end') : '';
  const state = isCurrent ? ' is-current' : isAhead ? ' is-ahead' : '';
  return (
    <li
      class={`chain-frame is-${kind}${isSame ? ' is-same' : ''}${turn}${state}`}
      style={{ '--depth': frame.depth }}
      aria-current={isCurrent ? 'step' : undefined}
    >
      <Side side={frame.simulated} frame={frame} symbols={symbols} who="Simulated" isLink />
      <span class="chain-join" aria-hidden="true">
        {kind === 'joined' ? (props.agrees ? '=' : '≠') : ''}
      </span>
      <Side
        side={frame.recorded}
        frame={frame}
        symbols={symbols}
        who="Recorded"
        isLink={!frame.simulated}
      />
      {frame.turn && <p class="chain-turn">{frame.turn}</p>}
    </li>
  );
}

function Side(props: {
  side: FrameSide | undefined;
  frame: Frame;
  symbols: string;
  who: string;
  isLink: boolean;
}) {
  const { side, frame, who } = props;
  if (!side) {
    return (
      <div class={`chain-side is-${who.toLowerCase()} is-absent`}>
        <span class="chain-why">{frame.unseen ?? `not ${who.toLowerCase()}`}</span>
      </div>
    );
  }
  const isError = side.ret?.startsWith('-E') ?? false;
  return (
    <div class={`chain-side is-${who.toLowerCase()}`}>
      <span class="chain-who">{who}</span>
      <span class="chain-call">
        {props.isLink ? (
          <a href={`${props.symbols}${frame.fn}/`}>{frame.fn}</a>
        ) : (
          <span class="chain-name">{frame.fn}</span>
        )}
        {side.ret !== undefined && (
          <span class={`chain-ret${isError ? ' is-error' : ''}`}>= {side.ret}</span>
        )}
      </span>
      {side.args !== '' && <span class="chain-args">{side.args}</span>}
    </div>
  );
}
