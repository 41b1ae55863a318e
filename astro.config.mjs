import preact from '@astrojs/preact';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import starlightLinksValidator from 'starlight-links-validator';
import { chapterSlugs } from './src/chapter/chapterSlugs.ts';
import { editorIntegration } from './src/editor/build/editorIntegration.ts';
import { searchIntegration } from './src/chapter/search/searchIntegration.ts';
import { anchorCheck } from './src/review/build/anchorCheck.ts';
import { chapterTexts } from './src/review/build/chapterTexts.ts';
import { markdownIntegration } from './src/review/build/markdownIntegration.ts';
import { contentSecurityPolicy } from './src/routes/build/contentSecurityPolicy.ts';
import { injectRoutes } from './src/routes/injectRoutes.ts';
import { answerExports } from './src/runner/harness/answerExports.ts';
import { runnerIntegration } from './src/runner/build/runnerIntegration.ts';

const root = new URL('./', import.meta.url);

export default defineConfig({
  site: process.env.SITE_URL,
  base: process.env.BASE_PATH ?? '/',
  srcDir: '.',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  prefetch: false,
  integrations: [
    markdownIntegration(),
    injectRoutes(),
    contentSecurityPolicy(),
    // After the policy: sandbox.html carries one of its own.
    runnerIntegration(),
    editorIntegration(answerExports),
    searchIntegration(),
    anchorCheck(),
    chapterTexts(),
    // In development it takes any class of a module for a component, and a module with components for one that can be
    // evaluated again in place. One that defines an element cannot.
    preact({ include: /\.tsx$/ }),
    starlight({
      title: 'Who Holds the Page?',
      description:
        'ZONE_DEVICE page references, memory failure on DAX, and merging across trees, with exercises that run in the browser.',
      logo: { src: './src/styles/logo.svg' },
      favicon: '/favicon.svg',
      customCss: ['./src/styles/site.css', './src/styles/figures.css'],
      credits: false,
      components: {
        MarkdownContent: './src/chapter/ChapterContent.astro',
        PageTitle: './src/chapter/ChapterTitle.astro',
        ThemeProvider: './src/chapter/ThemeProvider.astro',
      },
      routeMiddleware: './src/chapter/routeData.ts',
      markdown: { headingLinks: false },
      // Pages of other routes are unknown to the validator; scripts/checkLinks.ts follows those links.
      plugins: [
        starlightLinksValidator({
          exclude: [
            'r',
            'evidence',
            'exercises',
            'your-work',
            'lab',
            'symbols',
            'invariants',
            'glossary',
            'reference',
            'splats',
            'errors',
          ].map((name) => `**/${name}/**`),
        }),
      ],
      sidebar: [
        { label: 'Refcounting', items: chapterSlugs(root, 'refcounting') },
        { label: 'Memory failure', items: chapterSlugs(root, 'memory-failure') },
        { label: 'Merging', items: chapterSlugs(root, 'merging') },
        {
          label: 'Reference',
          items: [
            { label: 'Exercises', link: '/exercises/' },
            { label: 'Your work', link: '/your-work/' },
            { label: 'Lab', link: '/lab/' },
            { label: 'Evidence', link: '/evidence/' },
            { label: 'Symbols', link: '/symbols/' },
            { label: 'Invariants', link: '/invariants/' },
            { label: 'Glossary', link: '/glossary/' },
            { label: 'Packages', link: '/reference/' },
            { label: 'Splats', link: '/splats/' },
            { label: 'Errors', link: '/errors/' },
          ],
        },
      ],
    }),
  ],
});
