// Before SES, which keeps what it finds.
import { hideFrames } from './hideFrames.ts';
import 'ses';

// errorTaming 'unsafe': with 'safe' every stack is empty, and no failure could name its line.
// The rest keeps SES from writing to the console or trapping errors of its own accord.
lockdown({
  errorTaming: 'unsafe',
  stackFiltering: 'verbose',
  consoleTaming: 'unsafe',
  errorTrapping: 'none',
  unhandledRejectionTrapping: 'none',
  reporting: 'none',
});

hideFrames();
