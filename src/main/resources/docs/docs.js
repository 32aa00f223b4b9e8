window.docs = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  tryItOutEnabled: true,
  filter: true,
  displayRequestDuration: true,
  defaultModelsExpandDepth: 0,
  requestSnippetsEnabled: true,
  requestSnippets: { languages: ['curl_bash', 'curl_powershell'] },
  // Otherwise the document would be sent to a validator on the internet.
  validatorUrl: null,
});
