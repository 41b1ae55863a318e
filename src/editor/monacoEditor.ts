import './monacoFeatures.ts';
import { editor, MarkerSeverity, Uri } from 'monaco-editor/editor';
import { bindKeys, type Unbind } from './bindKeys.ts';
import type { CodeEditor, CodeEditorOptions, EditorView } from './codeEditor.ts';
import { followPageTheme } from './monacoTheme.ts';
import {
  addTypings,
  configureTypeScript,
  type ImportScope,
  type KernelModule,
} from './monacoTypings.ts';
import { provideMonacoWorkers } from './monacoWorkers.ts';

const MARK_OWNER = 'run';
let prepared = false;

function prepare(): void {
  if (prepared) return;
  prepared = true;
  provideMonacoWorkers();
  configureTypeScript();
  followPageTheme();
}

/** Edits in Monaco, with TypeScript's language service and the simulation's types. */
export async function monacoEditor(
  options: CodeEditorOptions & {
    readonly modules: readonly KernelModule[];
    readonly scope: ImportScope;
  },
): Promise<CodeEditor> {
  prepare();
  await Promise.all(options.modules.map((module) => addTypings(module, options.scope)));
  const frame = document.createElement('div');
  frame.className = 'whp-monaco';
  const code = document.createElement('div');
  const status = document.createElement('div');
  status.className = 'whp-key-status';
  frame.append(code, status);
  options.host.append(frame);
  const model = editor.createModel(options.text, 'typescript', Uri.parse('file:///answer.ts'));
  model.updateOptions({
    tabSize: 2,
    insertSpaces: true,
    bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
  });
  const style = getComputedStyle(frame);
  const instance = editor.create(code, {
    model,
    ariaLabel: options.label,
    automaticLayout: true,
    fixedOverflowWidgets: true,
    fontFamily: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize),
    lineHeight: Number.parseFloat(style.lineHeight) || 20,
    bracketPairColorization: { enabled: false },
    guides: { indentation: false },
    minimap: { enabled: false },
    renderFinalNewline: 'on',
    showUnused: false,
    stickyScroll: { enabled: false },
    overviewRulerLanes: 0,
    // Below the last line there is room for the horizontal scroll bar, which lies on top of the text.
    padding: { top: 12, bottom: 24 },
    scrollBeyondLastLine: false,
    lineNumbersMinChars: 3,
    folding: false,
    lineDecorationsWidth: 10,
    renderLineHighlight: 'line',
    quickSuggestions: { other: true, comments: false, strings: false },
    scrollbar: { alwaysConsumeMouseWheel: false },
  });
  let unbind: Unbind = () => {};
  let binding = Promise.resolve();
  const decorations = instance.createDecorationsCollection();
  const setView = (view: EditorView): void => {
    const start = model.getPositionAt(view.start);
    const end = model.getPositionAt(view.end);
    instance.setSelection({
      startLineNumber: start.lineNumber,
      startColumn: start.column,
      endLineNumber: end.lineNumber,
      endColumn: end.column,
    });
    instance.setScrollTop(view.scrollTop);
  };
  if (options.view !== null) setView(options.view);
  model.onDidChangeContent(() => options.onEdit(model.getValue()));

  return {
    kind: 'monaco',
    getText: () => model.getValue(),
    replaceText(text) {
      if (text === model.getValue()) return;
      model.pushStackElement();
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
      model.pushStackElement();
    },
    getView() {
      const selection = instance.getSelection() ?? model.getFullModelRange();
      return {
        start: model.getOffsetAt({
          lineNumber: selection.startLineNumber,
          column: selection.startColumn,
        }),
        end: model.getOffsetAt({
          lineNumber: selection.endLineNumber,
          column: selection.endColumn,
        }),
        scrollTop: instance.getScrollTop(),
      };
    },
    setView,
    hasFocus: () => instance.hasTextFocus(),
    focus: () => instance.focus(),
    goTo(position) {
      const place = model.validatePosition({
        lineNumber: position.line,
        column: position.column,
      });
      instance.setPosition(place);
      instance.revealPositionInCenterIfOutsideViewport(place);
      instance.focus();
    },
    setMarks(marks) {
      const places = marks.map((mark) => ({
        text: mark.text,
        place: model.validatePosition({
          lineNumber: mark.position.line,
          column: mark.position.column,
        }),
      }));
      editor.setModelMarkers(
        model,
        MARK_OWNER,
        places.map(({ text, place }) => ({
          severity: MarkerSeverity.Error,
          message: text,
          startLineNumber: place.lineNumber,
          startColumn: place.column,
          endLineNumber: place.lineNumber,
          endColumn: Math.max(model.getLineMaxColumn(place.lineNumber), place.column + 1),
        })),
      );
      decorations.set(
        places.map(({ text, place }) => ({
          range: {
            startLineNumber: place.lineNumber,
            startColumn: 1,
            endLineNumber: place.lineNumber,
            endColumn: 1,
          },
          options: {
            isWholeLine: true,
            className: 'whp-marked-line',
            linesDecorationsClassName: 'whp-marked-margin',
            hoverMessage: { value: text },
          },
        })),
      );
    },
    setKeys(keys) {
      // One after the other: two kinds of keys at a time would both answer.
      // Keys that could not be loaded are reported to whoever chose them, and keep no others away.
      binding = binding
        .catch(() => {})
        .then(async () => {
          unbind();
          unbind = () => {};
          unbind = await bindKeys(instance, keys, status);
        });
      return binding;
    },
    dispose() {
      unbind();
      instance.dispose();
      model.dispose();
      frame.remove();
    },
  };
}
