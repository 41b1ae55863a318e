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

// V8 keeps ten frames by default; the kernel's own calls can fill those before the reader's line.
// Many more would cost time at each call of the answer, whose place is read from a stack.
Error.stackTraceLimit = 20;
