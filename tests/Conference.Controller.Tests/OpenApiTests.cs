using System.Text.Json;
using System.Text.Json.Nodes;
using Conference.Controller.Tests.Support;

namespace Conference.Controller.Tests;

/// <summary>The document in the repository, from which clients are written, is the one that the server gives.</summary>
public sealed class OpenApiTests(ControllerFixture controller) : IClassFixture<ControllerFixture>
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    [Fact]
    public async Task The_document_in_the_repository_is_the_servers()
    {
        var served = JsonNode.Parse(await controller.Http.GetStringAsync("openapi/v1.json"))!.ToJsonString(Readable);
        if (Environment.GetEnvironmentVariable("CONFERENCE_WRITE_OPENAPI") == "1")
            await File.WriteAllTextAsync(DocumentFile(), served + "\n");
        var kept = await File.ReadAllTextAsync(DocumentFile());
        Assert.True(
            served == kept.TrimEnd(),
            "controller/openapi.json is not what the server says: look at the difference, and write it anew with CONFERENCE_WRITE_OPENAPI=1 in this test.");
    }

    [Fact]
    public async Task Every_operation_has_a_name_a_summary_and_says_how_it_is_answered()
    {
        using var document = JsonDocument.Parse(await controller.Http.GetStringAsync("openapi/v1.json"));
        foreach (var path in document.RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                var where = $"{operation.Name} {path.Name}";
                Assert.True(operation.Value.TryGetProperty("operationId", out _), $"{where} has no operationId");
                Assert.True(operation.Value.TryGetProperty("summary", out _), $"{where} has no summary");
                var responses = operation.Value.GetProperty("responses");
                Assert.True(responses.TryGetProperty("default", out _), $"{where} does not say how it refuses");
                Assert.True(responses.EnumerateObject().Any(response => response.Name.StartsWith('2')), $"{where} has no good answer");
            }
        }
    }

    private static string DocumentFile()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Conference.sln")))
            folder = folder.Parent!;
        return Path.Combine(folder.FullName, "controller/openapi.json");
    }
}
