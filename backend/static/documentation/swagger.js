const root = document.getElementById("swagger-ui");

SwaggerUIBundle({
  url: root.dataset.schema,
  domNode: root,
  deepLinking: true,
  persistAuthorization: false,
});
