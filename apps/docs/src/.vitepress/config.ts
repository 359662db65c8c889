import { defineConfig } from 'vitepress';
import { joinChineseLines } from './chinese-lines.js';
import { sidebar } from './contents.js';
import { rungSource } from './rung-source.js';
import { searchTokens } from './search-tokens.js';

const SOURCES = ['@cutaway/source', 'module', 'browser', 'development'];

// English at /, Chinese at /zh/: two equal trees of the same pages.
export default defineConfig({
  title: 'Cutaway',
  cleanUrls: true,
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    config: joinChineseLines,
  },
  lastUpdated: false,
  vite: {
    // Workers load their tools one by one.
    worker: { format: 'es' },
    // While one writes, packages are read from their sources; the site itself is built from what is published.
    plugins: [
      rungSource(),
      { name: 'cutaway-sources', apply: 'serve', config: () => ({ resolve: { conditions: SOURCES } }) },
    ],
  },
  // No request leaves the site: fonts and icons come from the reader's system.
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      description: 'A real TLS, X.509 and SSH implementation that can be seen into, stepped through and attacked.',
      themeConfig: {
        nav: [
          { text: 'From the start', link: '/threats' },
          { text: 'The ladder', link: '/ladder' },
          { text: 'Run it', link: '/run' },
          { text: 'Questions', link: '/questions/' },
          { text: 'The gauntlet', link: '/gauntlet' },
          { text: 'Workbench', link: '/workbench/' },
        ],
        sidebar: sidebar('en'),
      },
    },
    zh: {
      label: '简体中文',
      lang: 'zh-CN',
      description: '一套真实的 TLS、X.509 和 SSH 实现：可以看进内部，可以逐步执行，也可以动手攻击。',
      themeConfig: {
        nav: [
          { text: '从头读起', link: '/zh/threats' },
          { text: '阶梯', link: '/zh/ladder' },
          { text: '动手运行', link: '/zh/run' },
          { text: '提问', link: '/zh/questions/' },
          { text: 'Gauntlet', link: '/zh/gauntlet' },
          { text: '工作台', link: '/zh/workbench/' },
        ],
        sidebar: sidebar('zh'),
        outline: { label: '本页内容' },
        docFooter: { prev: '上一页', next: '下一页' },
        darkModeSwitchLabel: '外观',
        lightModeSwitchTitle: '切换到浅色模式',
        darkModeSwitchTitle: '切换到深色模式',
        sidebarMenuLabel: '菜单',
        returnToTopLabel: '回到顶部',
        langMenuLabel: '切换语言',
        skipToContentLabel: '跳到正文',
      },
    },
  },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        miniSearch: { options: { tokenize: searchTokens, processTerm: (term: string) => term.toLowerCase() } },
        locales: {
          zh: {
            translations: {
              button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
              modal: {
                noResultsText: '没有结果',
                resetButtonTitle: '清除',
                backButtonTitle: '关闭搜索',
                displayDetails: '显示详情',
                footer: { selectText: '选择', navigateText: '移动', closeText: '关闭' },
              },
            },
          },
        },
      },
    },
  },
});
