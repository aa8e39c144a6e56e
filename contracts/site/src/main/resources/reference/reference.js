const language = new URLSearchParams(location.search).get('lang') === 'zh' ? 'zh' : 'en';
const response = await fetch(`openapi-${language}.json`);
const text = (await response.text()).replaceAll('{now}', '1').replaceAll('{origin}', 'http://localhost:8080');
document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';

Scalar.createApiReference('#reference', {
  content: JSON.parse(text),
  localization: {locale: document.documentElement.lang},
  defaultHttpClient: {targetKey: 'shell', clientKey: 'curl'},
  // A site without a server: nothing can be tried, and nothing but its own files is loaded.
  hideTestRequestButton: true,
  withDefaultFonts: false,
  telemetry: false,
  agent: {disabled: true},
  mcp: {disabled: true},
  hideClientButton: true,
  showDeveloperTools: 'never',
  documentDownloadType: 'none',
});
