using Conference.Controller.Api.Idempotency;
using Conference.Controller.Errors;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Conference.Controller.Api.OpenApi;

/// <summary>The OpenAPI document, with what all calls have in common: how one says who one is, how a write is repeated, how an error looks.</summary>
internal static class OpenApiModule
{
    private const string ApiKey = "apiKey";
    private const string Ticket = "ticket";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(DescribeAsync);
    });

    private static void Describe(OpenApiDocument document)
    {
        document.Info.Title = "Conference";
        document.Info.Version = "v1";
        document.Servers = []; // wherever it was asked for
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [ApiKey] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "A JWT (HS256) that an API key has signed, or an account's session.",
            },
            [Ticket] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "dpop",
                Description = "A participant's ticket, with its device's proof in the header DPoP (RFC 9449).",
            },
        };
    }

    private static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var problem = await context.GetOrCreateSchemaAsync(typeof(Problem), null, cancellationToken);
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "Refused: code says why, and detail the way out (RFC 9457).",
            Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = problem } },
        };
        if (context.Description.HttpMethod is "GET")
            return;
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = IdempotencyMiddleware.KeyHeader,
            In = ParameterLocation.Header,
            Description = "The same key with the same call gives the stored answer, for 24 hours.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 255 },
        });
    }
}
