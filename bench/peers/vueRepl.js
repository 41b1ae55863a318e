// @vue/repl, with the editor that is lighter. Its preview tells this page when it shows an edit.
import { Repl, useStore } from '@vue/repl';
import CodeMirror from '@vue/repl/codemirror-editor';
import { createApp, h, ref } from 'vue';

const component = (edit) =>
  `<script setup lang="ts">
const edit: number = ${edit};
</script>
<template>
  <p :ref="() => parent.postMessage({ shown: edit }, '*')">{{ edit }}</p>
</template>`.replace('</script>\n', `const parent = window.parent;\n</script>\n`);

const runtime = new URL('/vue.js', location.href).href;
const store = useStore({
  builtinImportMap: ref({ imports: { vue: runtime } }),
  resourceLinks: ref({ esModuleShims: new URL('/empty.js', location.href).href }),
});

/** @returns milliseconds from the change of the file, without the 250 ms that the editor waits, to the drawn result */
window.timeVueRepl = async (edit) => {
  const shown = new Promise((resolve) => {
    addEventListener('message', function accept({ data }) {
      if (data?.shown !== edit) return;
      removeEventListener('message', accept);
      resolve(performance.now());
    });
  });
  const start = performance.now();
  store.activeFile.code = component(edit);
  return (await shown) - start;
};

createApp({
  render: () => h(Repl, { store, editor: CodeMirror, ssr: false, clearConsole: false }),
}).mount('#app');
