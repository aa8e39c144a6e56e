SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#page',
  // Swagger's public validator would have to reach this server.
  validatorUrl: null,
  tryItOutEnabled: true,
});
