import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { defineAsyncComponent } from 'vue';
import { live } from './live/index.js';
import QuestionList from './QuestionList.vue';
import './style.css';
import { workbench } from './workbench/index.js';

const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    for (const [name, component] of Object.entries({ ...workbench, ...live })) app.component(name, component);
    // What brings the protocols along is loaded by the pages that show it.
    app.component(
      'LadderMatrix',
      defineAsyncComponent(() => import('./LadderMatrix.vue')),
    );
    app.component(
      'LadderCell',
      defineAsyncComponent(() => import('./LadderCell.vue')),
    );
    app.component(
      'ExperimentRun',
      defineAsyncComponent(() => import('./ExperimentRun.vue')),
    );
    app.component(
      'PlayTrace',
      defineAsyncComponent(() => import('./player/PlayTrace.vue')),
    );
    app.component('QuestionList', QuestionList);
    app.component(
      'RungLessons',
      defineAsyncComponent(() => import('./RungLessons.vue')),
    );
    app.component(
      'GauntletCases',
      defineAsyncComponent(() => import('./GauntletCases.vue')),
    );
    app.component(
      'GauntletNotServed',
      defineAsyncComponent(() => import('./GauntletNotServed.vue')),
    );
    app.component(
      'RealClients',
      defineAsyncComponent(() => import('./RealClients.vue')),
    );
    app.component(
      'ErrorCodes',
      defineAsyncComponent(() => import('./ErrorCodes.vue')),
    );
    app.component(
      'ApiModules',
      defineAsyncComponent(() => import('./ApiModules.vue')),
    );
    app.component(
      'BenchmarkTables',
      defineAsyncComponent(() => import('./BenchmarkTables.vue')),
    );
    app.component(
      'ConformanceScores',
      defineAsyncComponent(() => import('./ConformanceScores.vue')),
    );
    app.component(
      'JsonSchemas',
      defineAsyncComponent(() => import('./JsonSchemas.vue')),
    );
  },
};

export default theme;
