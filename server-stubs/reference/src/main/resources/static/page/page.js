const texts = {
  en: {
    clientId: 'Client id', clientSecret: 'Secret', getToken: 'Get a token', noToken: 'No token yet',
    hasToken: (seconds) => `Token valid for ${Math.round(seconds / 60)} minutes`,
    failed: (reason) => `No token: ${reason}`, otherLanguage: '中文',
    verification: 'Verification',
  },
  zh: {
    clientId: '客户端ID', clientSecret: '密钥', getToken: '获取令牌', noToken: '尚无令牌',
    hasToken: (seconds) => `令牌有效期${Math.round(seconds / 60)}分钟`,
    failed: (reason) => `未获得令牌：${reason}`, otherLanguage: 'English',
    verification: '验证结果',
  },
};

const asked = new URLSearchParams(location.search).get('lang') ?? navigator.language;
const language = asked.startsWith('zh') ? 'zh' : 'en';
const text = texts[language];
const form = document.getElementById('credentials');
const status = document.getElementById('token');
let token;

function showTexts() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = text[element.dataset.text];
  }
  const other = document.getElementById('language');
  other.lang = language === 'zh' ? 'en' : 'zh-CN';
  // Read when it is clicked, so that it leads to the operation that is shown.
  other.addEventListener('click', () => {
    other.href = `?lang=${language === 'zh' ? 'en' : 'zh'}${location.hash}`;
  });
  other.href = `?lang=${language === 'zh' ? 'en' : 'zh'}`;
}

async function readDocument() {
  const response = await fetch(`page/openapi-${language}.json`);
  const now = Date.now().toString(36);
  return JSON.parse((await response.text()).replaceAll('{now}', now).replaceAll('{origin}', location.origin));
}

async function fillInSandboxCredentials(operation) {
  if (!(await (await fetch('page/server.json')).json()).sandbox) {
    return;
  }
  const examples = Object.values(operation.requestBody.content).flatMap((content) => Object.values(content.examples));
  const {client_id: id, client_secret: secret} = examples.map(({value}) => value).find((value) => value.client_secret);
  form.elements.id.value = id;
  form.elements.secret.value = secret;
}

async function getToken(url) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {'Accept-Language': language},
    body: new URLSearchParams({
      grant_type: 'client_credentials', client_id: form.elements.id.value, client_secret: form.elements.secret.value,
    }),
  });
  const answer = await response.json();
  token = answer.access_token;
  status.classList.toggle('failed', !token);
  status.textContent = token
    ? text.hasToken(answer.expires_in)
    : text.failed(answer.error_description ?? answer.error_msg ?? response.status);
}

showTexts();
const description = await readDocument();
const {tokenUrl} = description.components.securitySchemes.bearer.flows.clientCredentials;
await fillInSandboxCredentials(description.paths[tokenUrl].post);

const configuration = () => ({
  content: description,
  localization: {locale: language === 'zh' ? 'zh-CN' : 'en'},
  authentication: {
    preferredSecurityScheme: 'bearer',
    securitySchemes: {
      bearer: {flows: {clientCredentials: {
        token, 'x-scalar-client-id': form.elements.id.value, clientSecret: form.elements.secret.value,
      }}},
    },
  },
  onBeforeRequest: ({requestBuilder}) => requestBuilder.headers.set('Accept-Language', language),
  defaultHttpClient: {targetKey: 'shell', clientKey: 'curl'},
  // Curl and HTTP are left; the sample in Java is in the description.
  hiddenClients: {
    shell: ['httpie', 'wget'],
    ...Object.fromEntries(['c', 'clojure', 'csharp', 'dart', 'fsharp', 'go', 'java', 'js', 'julia', 'kotlin', 'node', 'objc',
      'ocaml', 'php', 'powershell', 'python', 'r', 'ruby', 'rust', 'swift'].map((target) => [target, true])),
  },
  // Nothing but this server is asked, and nothing is shown that needs another one.
  withDefaultFonts: false,
  telemetry: false,
  agent: {disabled: true},
  mcp: {disabled: true},
  hideClientButton: true,
  showDeveloperTools: 'never',
  documentDownloadType: 'none',
});

const reference = Scalar.createApiReference('#reference', configuration());
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  await getToken(tokenUrl);
  reference.updateConfiguration(configuration());
});
