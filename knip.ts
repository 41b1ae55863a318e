import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    'src/routes/*.{astro,ts}',
    'src/chapter/{ChapterContent,ChapterTitle,ThemeProvider}.astro',
    'src/chapter/routeData.ts',
    'src/review/{At,Inv,Passage,Src}.astro',
    // Put into the page by ReleasePicker.astro.
    'src/chapter/picker/pickRelease.ts',
    'src/figures/*/*.astro',
    // Bundled into the sandbox's worker by name.
    'src/runner/harness/*.ts',
    // The search over interleavings: its users are exercises to come and its tests.
    'src/explore/{machineWorld,replay,schedule}.ts',
    'scripts/{start,check,test,checkLinks,checkSize,evidence,record,solve,newExercise}.ts',
    'scripts/skeletons/**/*.ts',
    'content/examples/*.ts',
    'exercises/*/*/{solution,scenarios,expected,starter}.ts',
    'e2e/**/*.{e2e,engines}.ts',
    'tests/**/*.test.ts',
  ],
  project: [
    'src/**/*.{ts,tsx,astro}',
    'content/**/*.{mdx,ts}',
    'scripts/**/*.ts',
    'e2e/**/*.ts',
    'tests/**/*.ts',
  ],
  ignoreExportsUsedInFile: true,
  // Kernel constants are complete where the kernel's are, whether a model uses each or not.
  ignoreIssues: { 'src/simkernel/**': ['exports', 'types', 'duplicates'] },
  // What the recorder of kernels runs; recorder/README.md says which packages have them.
  ignoreBinaries: ['gcc', 'ldd', 'apt-get', 'dpkg-deb', 'xz'],
  ignoreDependencies: [
    // A virtual module of the bench page's build.
    'bench',
    // Brought by Starlight; named here so that the lock file holds the version that was tried.
    '@astrojs/mdx',
    'pagefind',
  ],
};

export default config;
